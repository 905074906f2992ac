//! What of HTML does nothing by itself: the elements and attributes of the living standard, of HTML 4 and of what browsers once made up,
//! without those that run, embed or load.

/// Attributes of one tag that are looked at.
pub(super) const MOST_ATTRIBUTES: usize = 100;

/// Elements by name. Obsolete ones stay, since feeds of twenty years are read.
const ELEMENTS: &str = " a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center cite code \
    col colgroup command data datagrid datalist dd del details dfn dialog dir div dl dt em event-source fieldset figcaption figure font \
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd keygen label legend li m main map mark menu meter multicol nav \
    nextid nobr ol optgroup option output p picture pre progress q rp rt ruby s samp search section select small sound source spacer span \
    strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr ";

/// Elements without contents.
const VOID: &str =
    " area base basefont bgsound br col command embed frame hr img input isindex keygen link meta nextid param source spacer track wbr ";

/// Elements that are gone with all that they hold: it is no text to read.
const GONE: &str = " applet head math script style svg template title ";

/// Elements whose contents HTML does not read as markup.
const RAW: &str = " iframe noembed noframes noscript plaintext script style textarea title xmp ";

/// Elements of HTML that are none of these: their tags go, their text stays.
const FRAME: &str = " blink body comment frameset html listing marquee object ";

/// Attributes that HTML has had, besides those of scripts. Names alone decide nothing dangerous: those that hold an address are checked.
const ATTRIBUTES: &str = " abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance bgcolor \
    bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch challenge char charoff \
    charset checked choff cite class clear color cols colspan compact controls coords data datafld datapagesize datasrc datetime default \
    delay dir disabled draggable dynsrc enctype end face for form frame galleryimg gutter headers height hidden hidefocus high href \
    hreflang hspace icon id inputmode ismap keytype label lang leftspacing list longdesc loop loopcount loopend loopstart low lowsrc max \
    maxlength media method min multiple name nohref noshade nowrap open optimum pattern ping point-size poster pqg preload prompt \
    radiogroup readonly rel repeat-max repeat-min replace required rev reversed rightspacing rows rowspan rules scope selected shape size \
    span src start step style summary suppress tabindex target template title toppadding translate type unselectable urn usemap valign \
    value variable volume vrml vspace width wrap xml:lang ";

/// Schemes of addresses that lead to something to read, hear or write to, and to no program.
const SCHEMES: [&str; 14] =
    ["http", "https", "mailto", "ftp", "sftp", "news", "nntp", "tel", "irc", "ircs", "xmpp", "magnet", "feed", "geo"];

fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|known| known == word)
}

pub(super) fn is_element(name: &str) -> bool {
    is_in(ELEMENTS, name)
}

pub(super) fn is_void(name: &str) -> bool {
    is_in(VOID, name)
}

pub(super) fn is_gone(name: &str) -> bool {
    is_in(GONE, name)
}

pub(super) fn is_raw(name: &str) -> bool {
    is_in(RAW, name)
}

pub(super) fn is_frame(name: &str) -> bool {
    is_in(FRAME, name)
}

pub(super) fn is_attribute(name: &str) -> bool {
    is_in(ATTRIBUTES, name)
}

/// Is the address relative, or of a harmless scheme? Browsers pass over white space and control characters in a scheme.
pub(super) fn leads_to_harmless(address: &str) -> bool {
    let plain: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(64).collect();
    match plain.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme)),
        _ => true,
    }
}
