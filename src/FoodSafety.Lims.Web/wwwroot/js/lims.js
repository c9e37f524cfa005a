// The pages work without this file; it adds dragging, sending progress and live import progress.
(() => {
  'use strict';

  function wireUpload(form) {
    const input = form.querySelector('input[type=file]');
    const drop = form.querySelector('[data-drop]');
    const text = form.querySelector('[data-drop-text]');
    const sent = form.querySelector('[data-sent]');
    const failed = form.querySelector('[data-failed]');
    const button = form.querySelector('button[type=submit]');

    const show = () => {
      const file = input.files[0];
      drop.classList.toggle('drop-chosen', Boolean(file));
      if (file) text.textContent = `${file.name}（${file.size < 1048576 ? `${Math.ceil(file.size / 1024)} KB` : `${(file.size / 1048576).toFixed(1)} MB`}）`;
    };
    input.addEventListener('change', show);
    for (const name of ['dragenter', 'dragover']) {
      drop.addEventListener(name, event => { event.preventDefault(); drop.classList.add('drop-over'); });
    }
    for (const name of ['dragleave', 'drop']) {
      drop.addEventListener(name, () => drop.classList.remove('drop-over'));
    }
    drop.addEventListener('drop', event => {
      event.preventDefault();
      if (event.dataTransfer.files.length > 0) { input.files = event.dataTransfer.files; show(); }
    });

    form.addEventListener('submit', event => {
      event.preventDefault();
      const request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.upload.addEventListener('progress', step => { if (step.lengthComputable) sent.value = step.loaded / step.total; });
      request.addEventListener('load', () => {
        if (request.status >= 200 && request.status < 300 && !request.responseURL.endsWith('/uploads/new')) {
          window.location.assign(request.responseURL);
        } else if (request.status === 200) {
          const page = new DOMParser().parseFromString(request.responseText, 'text/html');
          document.querySelector('#main').replaceWith(page.querySelector('#main'));
          wire();
          document.querySelector('#main').focus();
        } else {
          stop();
        }
      });
      request.addEventListener('error', stop);
      failed.hidden = true;
      sent.hidden = false;
      button.disabled = true;
      request.send(new FormData(form));

      function stop() { failed.hidden = false; sent.hidden = true; button.disabled = false; }
    });
  }

  function wireEvents(box) {
    const events = new EventSource(box.dataset.events);
    events.addEventListener('progress', event => {
      const state = JSON.parse(event.data);
      box.querySelector('[data-rows]').textContent = state.rowsRead.toLocaleString('en-US');
      box.querySelector('[data-rate]').value = state.rate;
    });
    events.addEventListener('ended', () => { events.close(); window.location.reload(); });
  }

  function wire() {
    document.querySelectorAll('form[data-upload]').forEach(wireUpload);
    document.querySelectorAll('[data-events]').forEach(wireEvents);
  }
  wire();
})();
