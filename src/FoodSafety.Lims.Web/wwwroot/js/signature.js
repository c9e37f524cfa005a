// A signature on the screen becomes a PNG in the form's own file input. Without this file the input takes a photo of a signed sheet.
(() => {
  'use strict';

  function wire(box) {
    const canvas = box.querySelector('canvas');
    const input = box.querySelector('input[type=file]');
    const clear = box.querySelector('[data-clear]');
    const form = box.closest('form');
    const pen = canvas.getContext('2d');
    let drawn = false;

    const empty = () => {
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.lineWidth = 5;
      pen.lineCap = pen.lineJoin = 'round';
      pen.strokeStyle = '#10201a';
      drawn = false;
      clear.hidden = true;
      input.value = '';
    };
    const place = event => {
      const bounds = canvas.getBoundingClientRect();
      return [(event.clientX - bounds.left) * canvas.width / bounds.width, (event.clientY - bounds.top) * canvas.height / bounds.height];
    };

    canvas.addEventListener('pointerdown', event => {
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      const [x, y] = place(event);
      pen.beginPath();
      pen.moveTo(x, y);
      pen.lineTo(x + .1, y);
      pen.stroke();
      drawn = true;
      box.querySelector('[name=Signing][value=signed]').checked = true;
      clear.hidden = false;
    });
    canvas.addEventListener('pointermove', event => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      pen.lineTo(...place(event));
      pen.stroke();
    });
    clear.addEventListener('click', empty);

    form.addEventListener('submit', event => {
      if (!drawn || input.files.length > 0) return;
      event.preventDefault();
      const sender = event.submitter;
      canvas.toBlob(picture => {
        const files = new DataTransfer();
        files.items.add(new File([picture], '签名.png', { type: 'image/png' }));
        input.files = files.files;
        form.requestSubmit(sender);
      }, 'image/png');
    });

    box.classList.add('is-signing');
    empty();
  }

  document.querySelectorAll('[data-signature]').forEach(wire);
})();
