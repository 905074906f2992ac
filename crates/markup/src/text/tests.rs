//! Text out of markup: entities, spaces, lines, words.

use super::*;

#[test]
fn markup_goes_and_blocks_become_lines() {
    assert_eq!(plain("<p>One <b>bold</b>\n word</p><p>Two<br>three</p>"), "One bold word\nTwo\nthree");
    assert_eq!(plain("<ul><li>a</li><li>b</li></ul>"), "a\nb");
    assert_eq!(plain("<table><tr><td>a<td>b</table>"), "a b");
}

#[test]
fn what_is_no_text_is_left_out() {
    assert_eq!(plain("a<script>var x = '<p>';</script>b<style>p{}</STYLE>c<!-- <p> no -->d"), "abcd");
    assert_eq!(plain("a<script>never closed"), "a");
}

#[test]
fn signs_that_only_look_like_markup_stay() {
    assert_eq!(plain("1 < 2 && 3 > 2"), "1 < 2 && 3 > 2");
    assert_eq!(plain("<a title=\"x > y\">link</a>"), "link");
}

#[test]
fn references_are_resolved_once() {
    assert_eq!(unescape("&amp;lt; &eacute;&#233;&#xe9; &nbsp;|&copy 2024 &#150; &bogus; &"), "&lt; ééé \u{a0}|© 2024 – &bogus; &");
    assert_eq!(unescape("?a=1&copy=2&lt=3"), "?a=1&copy=2&lt=3");
    assert_eq!(unescape("&#0;&#xd800;&#99999999999;"), "\u{fffd}\u{fffd}\u{fffd}");
}

#[test]
fn words_are_counted_in_scripts_without_spaces_too() {
    assert_eq!(word_count("Three small words – here"), 4);
    assert_eq!(word_count("東京で火事"), 5);
    assert_eq!(word_count(""), 0);
}

#[test]
fn escaped_text_is_itself_again_as_plain_text() {
    assert_eq!(escape("AT&T: 1 < 2 <b> &amp; “é”"), "AT&amp;T: 1 &lt; 2 &lt;b&gt; &amp;amp; “é”");
    assert_eq!(plain(&escape("1 < 2 <b> &amp; é")), "1 < 2 <b> &amp; é");
}

#[test]
fn white_space_folds() {
    assert_eq!(fold_space("  a \n\u{a0} b\t"), "a b");
}

proptest::proptest! {
    #[test]
    fn any_text_is_taken(html in "(<|>|&|/|!|-|#|;|'|\"|=|[a-z]|é| |script|p){0,80}") {
        let once = plain(&html);
        proptest::prop_assert!(!once.contains("  "));
    }
}

#[test]
fn a_line_keeps_no_direction_overrides_no_hidden_characters_and_has_an_end() {
    assert_eq!(line("\u{202e}gnp.exe \u{2066}is\u{2069} here\u{0}\u{7}", 80), "gnp.exe is here");
    assert_eq!(line("\u{202e}\u{2066}\u{200f}\u{feff} \u{200b}", 80), "", "nothing to see is nothing");
    assert_eq!(line("  two\n words ", 80), "two words");
    assert_eq!(line("می\u{200c}خواهم", 80), "می\u{200c}خواهم", "a joiner within a word is spelling");
    assert_eq!(line("one two", 7), "one two");
    assert_eq!(line("one two three", 7), "one two…");
    assert_eq!(line("one two", 4), "one…");
    assert_eq!(line(&"W".repeat(100_000), 300).chars().count(), 301);
}
