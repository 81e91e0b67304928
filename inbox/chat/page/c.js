'use strict';
(function () {
  var body = document.body, $ = function (id) { return document.getElementById(id); };
  var source = null, gone = false;
  function hint(s) { var h = $('hint'); if (h && h.textContent !== s) h.textContent = s; }

  // The exit: an empty page first, another page in this one's place, and the rest behind it.
  function leave() {
    if (gone) return;
    gone = true;
    var to = body.dataset.neutral;
    document.documentElement.className = 'gone';
    document.title = '';
    document.body.replaceChildren();
    document.body.className = '';
    if (source) source.close();
    try { navigator.sendBeacon('/exit'); } catch (e) { /* the server finds out by itself */ }
    location.replace(to);
  }
  document.addEventListener('click', function (e) { if (e.target.closest('#exit')) { e.preventDefault(); leave(); } }, true);

  // Shift three times, and nothing else between.
  var presses = 0, last = 0, alone = false, fade;
  document.addEventListener('keydown', function (e) {
    alone = e.key === 'Shift' && !e.repeat && !e.ctrlKey && !e.altKey && !e.metaKey;
    if (e.key !== 'Shift') { presses = 0; hint(''); }
  }, true);
  document.addEventListener('keyup', function (e) {
    if (e.key !== 'Shift' || !alone) return;
    alone = false;
    presses = e.timeStamp - last > 5000 ? 1 : presses + 1;
    last = e.timeStamp;
    if (presses >= 3) { leave(); return; }
    hint(presses === 1 ? body.dataset.shift2 : body.dataset.shift1);
    clearTimeout(fade);
    fade = setTimeout(function () { presses = 0; hint(''); }, 5000);
  }, true);

  // All steps take the place of the one before, so that Back leaves them together.
  var going = false;
  document.addEventListener('submit', function (e) {
    if (e.defaultPrevented || e.target.id === 'say') return;
    e.preventDefault();
    if (going) return;
    going = true;
    var f = e.target, by = e.submitter, data = new URLSearchParams(new FormData(f));
    if (by && by.name) data.append(by.name, by.value);
    fetch('/', { method: 'POST', body: data, redirect: 'manual', credentials: 'same-origin', cache: 'no-store' }).then(function (r) {
      if (gone) return;
      if (r.type === 'opaqueredirect') { location.replace('/'); return; }
      return r.text().then(function (t) { // it was not taken, and says why
        if (gone) return;
        going = false;
        body.replaceWith(new DOMParser().parseFromString(t, 'text/html').body);
        body = document.body;
        scrollTo(0, 0);
        var p = document.querySelector('.problem');
        if (p) p.scrollIntoView({ block: 'center' });
      });
    }).catch(function () {
      going = false;
      if (gone) return;
      if (by && by.name) { var i = document.createElement('input'); i.type = 'hidden'; i.name = by.name; i.value = by.value; f.append(i); }
      f.submit();
    });
  });

  // What the browser kept of this page is not shown again.
  addEventListener('pageshow', function (e) { if (e.persisted) { body.replaceChildren(); location.reload(); } });

  // The exit stays in view while the keyboard is up.
  var port = window.visualViewport;
  function fit() {
    document.documentElement.style.setProperty('--h', port.height + 'px');
    document.querySelector('header').style.top = port.offsetTop + 'px';
    body.classList.toggle('tight', port.height < 440);
  }
  if (port) { port.addEventListener('resize', fit); port.addEventListener('scroll', fit); if (body.classList.contains('step-c')) fit(); }

  var log = $('log');
  if (!log) return;
  var words = log.dataset, form = $('say'), text = $('text'), state = $('state'), typing = $('typing'), net = $('net'), stop = $('leave');
  var after = +words.after, seen = 0, queue = [], busy = false, down = false, retry, late;

  function el(tag, cls, txt) { var e = document.createElement(tag); if (cls) e.className = cls; if (txt) e.textContent = txt; return e; }
  function copier(s) {
    var b = el('button', '', words.copy);
    b.type = 'button';
    b.addEventListener('click', function () { navigator.clipboard.writeText(s).then(function () { b.textContent = words.copied; }); });
    return b;
  }
  function whole(card) { return Array.prototype.map.call(card.querySelectorAll('strong,span'), function (x) { return x.textContent; }).join('\n'); }
  function end() { log.scrollTop = log.scrollHeight; }
  function find(key) { return key && log.querySelector('[data-key="' + key + '"]'); }
  function mark(d, m) {
    var s = d.querySelector('.mark');
    if (!s) { var small = d.querySelector('small'); if (small.textContent) small.append(' · '); s = el('span', 'mark'); small.append(s); }
    if (s.textContent !== m) s.textContent = m;
  }

  function show(m) {
    if (m.n) {
      if (m.n <= after) return;
      after = m.n;
    }
    var near = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
    var d = find(m.key);
    if (d) {
      d.dataset.n = m.n;
      log.append(d); // its place is the house's
      d.querySelector('small').textContent = m.at; // and its mark anew
      mark(d, words.sent);
      queue = queue.filter(function (q) { return q.key !== m.key; });
    } else {
      d = el('div', 'line ' + m.side);
      if (m.n) d.dataset.n = m.n;
      if (m.key) d.dataset.key = m.key;
      if (m.who) d.append(el('span', 'who', m.who), ' ');
      d.append(el('p', '', m.text));
      (m.services || []).forEach(function (s) {
        var c = el('div', 'service');
        c.append(el('strong', '', s.name));
        [s.phone, s.web, s.note].forEach(function (x) { if (x) c.append(el('span', '', x)); });
        c.append(copier(whole(c)));
        d.append(c);
      });
      if (m.side !== 'note') d.append(el('small', '', m.at || ''));
      if (m.side === 'me') mark(d, m.n ? words.sent : words.sending);
      log.append(d);
    }
    if (near || m.side === 'me') end();
    look();
  }
  function look() { if (!document.hidden && after > seen) { seen = after; post({ do: 'mark', seen: seen }).catch(function () {}); } }
  document.addEventListener('visibilitychange', look);

  function post(what) {
    return fetch('/', { method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams(what), credentials: 'same-origin', cache: 'no-store' });
  }

  // Lines go one after the other, and again with their own key until they have arrived.
  function push() {
    if (busy || !queue.length) return;
    busy = true;
    var q = queue[0];
    post({ do: 'say', key: q.key, text: q.text }).then(function (r) {
      if (r.status === 410) { location.replace('/'); return; }
      if (r.ok) { queue = queue.filter(function (x) { return x !== q; }); var d = find(q.key); if (d) mark(d, words.sent); said(''); return; }
      return r.json().then(function (a) {
        if (r.status === 413 || r.status === 400) { back(q); said(a.say); return; }
        said(a.say);
        throw 0;
      });
    }).then(function () { busy = false; push(); }, function (e) {
      busy = false;
      if (e !== 0) lost();
      setTimeout(push, 2000);
    });
  }
  function back(q) { // what was not taken stands in the field again
    queue = queue.filter(function (x) { return x !== q; });
    var d = find(q.key);
    if (d) d.remove();
    text.value = q.text + (text.value ? '\n' + text.value : '');
  }
  function said(s) { net.textContent = s; net.className = s ? 'off' : ''; }
  function lost() {
    if (down) return;
    down = true;
    said(words.lost);
    late = setTimeout(function () { said(words.longlost); }, +words.longer); // nobody waits in good faith for an answer that cannot come
  }
  function found() { clearTimeout(late); if (down) { down = false; net.className = ''; net.textContent = words.found; setTimeout(function () { if (!down) net.textContent = ''; }, 4000); } push(); }

  if (form) {
    form.addEventListener('submit', function (e) {
      e.preventDefault();
      var t = text.value.trim();
      if (!t) return;
      if (new TextEncoder().encode(t).length > +words.max) { said(words.long); return; }
      var k = Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(16)), function (b) { return (b + 256).toString(16).slice(1); }).join('');
      text.value = '';
      queue.push({ key: k, text: t });
      show({ side: 'me', who: words.you, key: k, text: t });
      push();
    });
    text.addEventListener('keydown', function (e) {
      if (e.key === 'Enter' && !e.shiftKey && !e.isComposing && matchMedia('(pointer:fine)').matches) { e.preventDefault(); form.requestSubmit(); }
    });
    var told = 0;
    text.addEventListener('input', function () {
      if (text.value && Date.now() - told > 3000) { told = Date.now(); post({ do: 'mark', typing: 1 }).catch(function () {}); }
    });
  }

  function now(s) {
    if (state.textContent !== s.state) state.textContent = s.state;
    typing.textContent = s.typing;
    stop.textContent = s.over ? stop.dataset.over : s.waiting ? stop.dataset.wait : stop.dataset.talk;
    log.querySelectorAll('.me[data-n]').forEach(function (d) { if (+d.dataset.n <= s.seen) mark(d, words.read); });
    if (s.over && form) { form.hidden = true; document.querySelector('.after').hidden = false; end(); }
  }

  function follow() {
    clearTimeout(retry);
    if (gone) return;
    source = new EventSource('/events?after=' + after);
    source.addEventListener('open', found);
    source.addEventListener('line', function (e) { show(JSON.parse(e.data)); });
    source.addEventListener('now', function (e) { now(JSON.parse(e.data)); });
    source.addEventListener('gone', function () { source.close(); location.replace('/'); });
    source.onerror = function () {
      if (gone) return;
      lost();
      if (source.readyState !== 2) return; // it comes again by itself
      fetch('/', { cache: 'no-store', credentials: 'same-origin' }).then(function (r) { return r.text(); }).then(function (t) {
        if (t.indexOf('id="log"') < 0) location.replace('/'); else retry = setTimeout(follow, 1500);
      }, function () { retry = setTimeout(follow, 1500); });
    };
  }
  addEventListener('online', function () { if (source.readyState === 2) follow(); });
  log.querySelectorAll('.service').forEach(function (c) { c.append(copier(whole(c))); });
  end();
  look();
  follow();
})();
