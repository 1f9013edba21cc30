#!/usr/bin/env python3
"""Reads the page cases with khabar and with trafilatura in one run: F1 of the main text's words, and speed.

usage: beside_trafilatura.py [path to khabar]     (default target/release/khabar; the speed is that of `cargo bench -p khabar --bench page`)

What counts as main text is what the page cases say (`corpus/pages/*.case`: body, subhead and quote of the first article), found in
the page's own markup by its opening words, so that neither program has a hand in it. Speed is the processor time each takes
for the same bytes, every page followed by menus and scripts until it weighs 60 KB; starting up is left out: of khabar it is the
difference between one round over the pages and many.
Without trafilatura (`pip install trafilatura`) it says so and stops.
"""
import collections
import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

try:
    import lxml.html
    import trafilatura
except ImportError as missing:
    print(f"skipped: {missing} (pip install trafilatura lxml_html_clean)")
    sys.exit(0)

ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGES = ROOT / "corpus" / "pages"
WEIGHT = 60 << 10
ROUNDS = 20
MAIN = {"body", "subhead", "quote"}
INVISIBLE = re.compile("[\u0640\u064b-\u065f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# trafilatura prints marks of Markdown and bullets that are no words.
WORD = re.compile(r"\w+")


def words(text):
    return WORD.findall(INVISIBLE.sub("", text or ""))


def opening(text):
    return " ".join(INVISIBLE.sub("", text).split()[:6])


def wanted(case):
    """The opening words of the first article's main text, and whether the page is to be read at all."""
    out, article = [], None
    for line in case.split("\n\n", 1)[-1].splitlines():
        key, _, value = line.partition("\t")
        if key == "article":
            article = value
        elif article == "0" and key in MAIN and "(again)" not in value:
            out.append(opening(value))
    return out


def decoded(page):
    """The page's text, its charset as declared; None for pages whose charset lies or is broken on purpose."""
    for charset in ("utf-8-sig", "utf-16") if page[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return page.decode(charset)
        except UnicodeDecodeError:
            pass
    return None


def pieces(element):
    """The text of an element, parted where <br> parts it."""
    out = [element.text or ""]
    for child in element:
        if child.tag == "br":
            out.append("")
        elif isinstance(child.tag, str):
            inner = pieces(child)
            out[-1] += inner[0]
            out += inner[1:]
        out[-1] += child.tail or ""
    return out


def gold(html, starts):
    """The whole words of the blocks that begin with these opening words: of the smallest element, or a line of one."""
    tree = lxml.html.document_fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    out = []
    for start in starts:
        best = None
        for element in tree.iter():
            if not isinstance(element.tag, str) or element.tag in ("script", "style", "html", "head", "title"):
                continue
            for piece in pieces(element):
                if opening(piece) == start and (best is None or len(piece) < len(best)):
                    best = piece
        if best is None:
            return None
        out += words(best)
    return out


def f1(want, have):
    both = sum((collections.Counter(want) & collections.Counter(have)).values())
    return 2 * both / (len(want) + len(have)) if want or have else 1.0


def weighted(html):
    menu = ('<div class="mega-menu"><ul class="sub-menu"><li class="menu-item menu-item-type-post_type"><a href="/category/world/item?id=1'
            '234567&amp;ref=menu" title="item"><span>item</span></a></li></ul></div>\n')
    script = "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}</script>\n"
    at = html.lower().rfind("</body")
    at = at if at >= 0 else len(html)
    more = max(0, WEIGHT - len(html.encode())) // len(menu + script) + 1
    return html[:at] + (menu + script) * more + html[at:]


def cpu(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def khabar(binary, folder):
    """The first article's main text of each page."""
    lines = subprocess.run([binary, "extract", "--layer", "article", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    out = {}
    for line in lines.decode().splitlines():
        a = json.loads(line)
        if a["article"] == 0:
            out[pathlib.Path(a["doc"]).name] = [w for b in a["blocks"] if b["kind"] in MAIN for w in words(a["text"][b["start"]:b["end"]])]
    return out


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "target/release/khabar")
    pages = {}
    for path in sorted(PAGES.glob("*.html")):
        html = decoded(path.read_bytes())
        starts = wanted(path.with_suffix(".case").read_text())
        text = gold(html, starts) if html and starts else None
        if text:
            pages[path.name] = (html, text)
    with tempfile.TemporaryDirectory() as folder:
        for name, (html, _) in pages.items():
            (pathlib.Path(folder) / name).write_text(html)
        ours = khabar(binary, folder)
    scores = {}
    for name, (html, text) in pages.items():
        theirs = words(trafilatura.extract(html, include_comments=False, include_tables=True, target_language=None))
        scores[name] = (f1(text, ours.get(name, [])), f1(text, theirs))
    mean = [sum(s[i] for s in scores.values()) / len(scores) for i in (0, 1)]
    print(f"main text, F1 of words, mean of {len(scores)} pages:  khabar {mean[0]:.3f}   trafilatura {mean[1]:.3f}")
    for name, (a, b) in sorted(scores.items()):
        if a < 0.95 or a < b:
            print(f"   {name:40} khabar {a:.3f}   trafilatura {b:.3f}")

    heavy = {name: weighted(html) for name, (html, _) in pages.items()}
    size = sum(len(h.encode()) for h in heavy.values())
    bench = ["cargo", "bench", "-q", "-p", "khabar", "--bench", "page"]
    subprocess.run([*bench, "--no-run"], check=True, cwd=ROOT)
    with tempfile.TemporaryDirectory() as folder:
        for name, html in heavy.items():
            (pathlib.Path(folder) / name).write_text(html)
        spent = []
        for rounds in (1, 1 + ROUNDS):
            before = cpu(resource.RUSAGE_CHILDREN)
            subprocess.run([*bench, "--", folder, str(rounds)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
            spent.append(cpu(resource.RUSAGE_CHILDREN) - before)
    ours = size * ROUNDS / 1e6 / (spent[1] - spent[0])
    before = cpu(resource.RUSAGE_SELF)
    for html in heavy.values():
        trafilatura.extract(html, include_comments=False)
    theirs = size / 1e6 / (cpu(resource.RUSAGE_SELF) - before)
    print(f"HTML, MB a second of processor time:  khabar {ours:.1f}   trafilatura {theirs:.1f}   ratio {ours / theirs:.1f}")


if __name__ == "__main__":
    main()
