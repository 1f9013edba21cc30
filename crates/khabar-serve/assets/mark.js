// Marks evidence by the CSS Custom Highlight API: the text stays one piece, so its letters keep joining.
// Without the API nothing is lost: the same words stand quoted beside the text.
(() => {
  if (!globalThis.CSS || !CSS.highlights || !globalThis.Highlight) return;
  // Code points to UTF-16 units.
  const unit = (text, point) => {
    let at = 0;
    for (let n = 0; n < point && at < text.length; n++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  };
  const pieces = [...document.querySelectorAll('[data-from]')]
    .map((e) => ({ from: Number(e.dataset.from), node: e.firstChild }))
    .filter((p) => p.node && p.node.nodeType === Node.TEXT_NODE)
    .map((p) => ({ ...p, length: [...p.node.data].length }));
  const groups = new Map();
  let first = null;
  for (const holder of document.querySelectorAll('[data-marks]')) {
    for (const [role, start, end] of JSON.parse(holder.dataset.marks)) {
      for (const piece of pieces) {
        const from = Math.max(start, piece.from) - piece.from;
        const to = Math.min(end, piece.from + piece.length) - piece.from;
        if (from >= to || (holder.dataset.within && !holder.contains(piece.node))) continue;
        const range = new Range();
        range.setStart(piece.node, unit(piece.node.data, from));
        range.setEnd(piece.node, unit(piece.node.data, to));
        if (!groups.has(role)) groups.set(role, []);
        groups.get(role).push(range);
        if (role === 'chosen' && !first) first = range;
      }
    }
  }
  const order = ['sentence', 'chosen', 'when', 'where', 'said', 'recipient', 'actor', 'trigger'];
  order.forEach((role, n) => {
    if (!groups.has(role)) return;
    const highlight = new Highlight(...groups.get(role));
    highlight.priority = n;
    CSS.highlights.set(role, highlight);
  });
  document.documentElement.classList.add('marked');
  if (first) {
    const box = first.getBoundingClientRect();
    scrollTo({ top: scrollY + box.top - innerHeight / 3 });
  }
})();
