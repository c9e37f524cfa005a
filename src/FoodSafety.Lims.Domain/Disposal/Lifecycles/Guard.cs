namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>A condition on a move besides its evidence.</summary>
/// <param name="Code">Code of the refusal when it does not hold.</param>
/// <param name="Name">Chinese name, for the table.</param>
/// <param name="Sentence">Why it is refused and what to do, for people.</param>
/// <param name="Holds">Whether it holds for this case and this person.</param>
public sealed record Guard(string Code, string Name, string Sentence, Func<CaseState, string, bool> Holds)
{
    /// <summary>Why it does not hold for this case: where nobody handled it or asked, nobody is the first of two.</summary>
    public string Why(CaseState state) => this == SecondPerson && !state.FirstPersons.Any()
        ? "还没有人承办本案，也没有人提请批准；请先由一人提请批准（propose），再由另一人办理。"
        : Sentence;

    /// <summary>
    /// 销号, 注销 and 移送 take two: somebody who handled the case or asked for the approval, and another who approves. Where nobody has there is
    /// no first person, and nobody approves alone.
    /// </summary>
    public static Guard SecondPerson { get; } = new(
        "second-person-required",
        "须第二人",
        "批准人不得是本案承办人或申请人，请由另一人办理。",
        static (state, who) => state.FirstPersons.Any() && !state.FirstPersons.Contains(who));

    /// <summary>The 4-hour objection exists only against a regulator's rapid test of farm produce (食品安全法 art 88(2)).</summary>
    public static Guard ObjectionRight { get; } = new(
        "no-objection-right",
        "监管部门对食用农产品的快检",
        "四小时异议只适用于监管部门对食用农产品的快检；市场或企业自检及其他食品请送实验室检验。",
        static (state, _) => state.Facts.HasObjectionRight);
}
