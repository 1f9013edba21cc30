//! What holds of any text whatever: pieces and gaps add up, spans lie on letters, nothing panics.

mod holds;

use holds::put_together;
use khabar::lexicon::Lexicon;
use khabar::text::{analyze, fold};
use khabar::word::{numbers, words};
use proptest::prelude::*;

/// Strings that look like news, with everything that can go wrong in them.
fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ابتدرسلمنهويةىءأإآؤئ]{1,9}",
        2 => Just(" ".to_owned()),
        1 => "[.،؛؟!:…\"«»“”()\\[\\]'%-]{1,3}",
        1 => "[0-9٠-٩./:,-]{1,8}",
        1 => "[A-Za-z0-9.'@-]{1,8}",
        2 => "(و|ف)?(س|ب|ل|ك|لل|ال|بال)?(زيارة|ألف|ألفين|يقول|مليون|نصف|بين|قال|له|خمسة)(ه|ها|هم)?",
        1 => "[%$٪]?[ﻻﺍﷲپ]{1,3}",
        1 => "[\n\r\t\u{200B}\u{200F}\u{FEFF}\u{0640}\u{064B}-\u{0652}\u{0}]{1,2}",
        1 => "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn pieces_and_gaps_add_up(source in news()) {
        let text = analyze(&source);
        prop_assert_eq!(put_together(&text), source.as_str());
        prop_assert!(text.tokens.iter().all(|t| !t.span.is_empty()));
    }

    #[test]
    fn every_token_is_in_one_sentence_and_no_sentence_crosses_a_line(source in news()) {
        let text = analyze(&source);
        let mut next = 0;
        for sentence in &text.sentences {
            prop_assert_eq!(sentence.first as usize, next);
            prop_assert!(sentence.last > sentence.first);
            prop_assert!(!sentence.span.of(&source).contains('\n'));
            next = sentence.last as usize;
        }
        prop_assert_eq!(next, text.tokens.len());
    }

    #[test]
    fn words_and_numbers_point_into_their_tokens(source in news()) {
        let lex = Lexicon::embedded();
        let text = analyze(&source);
        let words = words(lex, &text);
        prop_assert_eq!(words.len(), text.tokens.len());
        for word in &words {
            let token = text.tokens[word.token as usize].span;
            let stem = word.stem_span(&text);
            prop_assert!(token.contains(stem) && source.get(stem.start as usize..stem.end as usize).is_some());
            prop_assert!(word.prefix_len == 0 && word.suffix_len == 0 || !stem.is_empty());
        }
        let mut next = 0;
        for number in numbers(lex, &text, &words, 0..text.tokens.len()) {
            let first = number.tokens.0.min(number.unit_tokens.0);
            prop_assert!(first >= next || number.unit_tokens.0 < number.tokens.0);
            prop_assert!(number.value.is_finite());
            let span = number.whole(&text);
            prop_assert!(source.get(span.start as usize..span.end as usize).is_some_and(|s| !s.is_empty()));
            next = number.tokens.1;
        }
    }

    #[test]
    fn folding_twice_is_folding_once(source in news()) {
        let light = fold::light(&source);
        prop_assert_eq!(fold::light(&light), light.clone());
        let loose = fold::loosen(&light);
        prop_assert_eq!(fold::loosen(&loose), loose);
    }
}

#[test]
fn hostile_input_takes_no_longer_than_plain_input() {
    for piece in ["1-", "أ.", "(", "،و", "\u{200B}", "a-", "1.", "؟!", "\u{0640}"] {
        let text = analyze(&piece.repeat(200_000));
        assert_eq!(put_together(&text), text.source());
    }
    let lex = Lexicon::embedded();
    for piece in ["و ", "مليون ", "بين ", "نحو ", "1,", "5 و", "عشرات الآلاف ", "ـ"]
    {
        let text = analyze(&piece.repeat(50_000));
        let words = words(lex, &text);
        assert_eq!(words.len(), text.tokens.len());
        numbers(lex, &text, &words, 0..text.tokens.len());
    }
}
