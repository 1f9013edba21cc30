//! Pages of the corpus made as heavy as those of the press, for every bench that reads HTML.

/// What a page of the press weighs: the median of Arabic front-end templates lies near this.
pub const WEIGHT: usize = 60 << 10;

/// A page with menus, styles and scripts added inside its body until it has the weight.
pub fn weighted(mut page: Vec<u8>) -> Vec<u8> {
    let menu = b"<div class=\"mega-menu\"><ul class=\"sub-menu\"><li class=\"menu-item menu-item-type-post_type\">\
        <a href=\"/category/world/item?id=1234567&amp;ref=menu\" title=\"item\"><span>item</span></a></li></ul></div>\n";
    let script = b"<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}gtag('js',new Date());</script>\
        <style>.a .b>.c{margin:0 auto;padding:4px 8px;background:url(x.png)}</style>\n";
    let end = page.windows(6).rposition(|w| w.eq_ignore_ascii_case(b"</body")).unwrap_or(page.len());
    let tail = page.split_off(end);
    while page.len() < WEIGHT {
        page.extend_from_slice(menu);
        page.extend_from_slice(script);
    }
    page.extend_from_slice(&tail);
    page
}
