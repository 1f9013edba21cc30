//! How fast text becomes tokens, sentences and words, and how long the language tables take to load.
//!
//! Input: one invented news page of about 3 KB, read afresh each time, so that nothing is remembered between pages.
//! Run with `cargo bench -p khabar --bench text`.
#![allow(clippy::print_stdout)]

use khabar::lexicon::Lexicon;
use khabar::text::analyze;
use khabar::word::{numbers, words};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The allocator of the binary `khabar`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PAGE: &str = "\
وزير الزراعة يفتتح سدا جديدا في الشمال
افتتح وزير الزراعة والموارد المائية، الثلاثاء، سدا جديدا في شمال البلاد بكلفة بلغت 85 مليون دولار، وسط حضور رسمي وشعبي كبير.
وقال الوزير في كلمته إن المشروع \"سيوفر مياه الري لأكثر من 12 ألف هكتار\"، مضيفا أن وزارته ستواصل تنفيذ خطتها حتى نهاية العام المقبل.
وأوضح أن ثلاثة سدود أخرى قيد الإنشاء، اثنان منها في الجنوب، وأن العمل فيها سينتهي قبل موسم الأمطار، بحسب الجدول الذي أعلنته الحكومة في يناير الماضي.
وكانت منظمات محلية قد انتقدت تأخر المشروع، ونددت بما وصفته بسوء الإدارة، فيما نفى المتحدث باسم الوزارة هذه الاتهامات ودعا المنتقدين إلى زيارة الموقع.
وأشار رئيس اتحاد المزارعين إلى أنهم التقوا ممثلي الوزارة مرتين خلال الشهر الجاري، ولم يحصلوا على إجابات واضحة عن مطالبهم بشأن أسعار المياه.
وتابع: \"طالبنا بتشكيل لجنة مشتركة تضم خبراء مستقلين، لكن أحدا لم يرد علينا. لن نقبل بأن تتخذ القرارات من دون مشاركتنا\".
من جهته، ذكر مدير المشروع أن فريقه استخدم تقنيات حديثة في البناء، وأن نسبة الإنجاز في السدود الثلاثة تتراوح بين 60 و75 في المئة.
وفي العاصمة، ناقش البرلمان مشروع قانون ينظم استخدام المياه الجوفية، وصوت 97 نائبا لصالحه وعارضه 31، وامتنع عشرون عن التصويت.
وينص القانون على معاقبة من يحفر بئرا بلا ترخيص بغرامة تصل إلى خمسة آلاف دولار، ويمنح البلديات صلاحية إغلاق الآبار المخالفة.
ووصفت كتلة المعارضة القانون بأنه متسرع، وطلبت تأجيله ريثما تنتهي اللجنة الفنية من تقريرها، إلا أن رئيس المجلس رفض الطلب ومضى في الجلسة.
وتعاني البلاد منذ سنوات من شح في المياه بسبب تراجع معدلات الهطول وتزايد عدد السكان، ما أجبر السلطات على تقنين الضخ إلى المدن الكبرى.
وتعهدت دول مجاورة بتقديم مساعدات فنية ومالية، ووقعت معها الحكومة مذكرات تفاهم تشمل تبادل الخبرات وتدريب المهندسين ومراقبة جودة المياه.
وحذر خبراء من أن السدود وحدها لا تكفي، داعين إلى إصلاح الشبكات القديمة التي تهدر نحو ثلث الكميات قبل وصولها إلى المنازل.
وسيعقد المانحون اجتماعا في سبتمبر/أيلول المقبل لبحث تمويل المرحلة الثانية، التي تقدر كلفتها بمليار ونصف المليار دولار.
";

/// Time this thread has spent on a processor, so that a busy machine does not spoil the figures; where the system
/// does not tell, the time that passed.
fn spent(start: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = stat.and_then(|s| s.split(' ').next().and_then(|n| n.parse().ok()));
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Runs `work` for about two seconds and gives the time of one run.
fn time(mut work: impl FnMut()) -> Duration {
    let start = Instant::now();
    let before = spent(start);
    let mut runs = 0;
    while start.elapsed() < Duration::from_secs(2) {
        work();
        runs += 1;
    }
    (spent(start) - before) / runs
}

fn report(name: &str, one: Duration) {
    let seconds = one.as_secs_f64();
    let speed = PAGE.len() as f64 / seconds / 1e6;
    println!("{name:<28} {:>9.1} µs a page {speed:>8.1} MB/s {:>8.0} pages/s", seconds * 1e6, 1.0 / seconds);
}

fn main() {
    let lex = Lexicon::embedded();
    println!("input: one page of {} bytes, {} tokens", PAGE.len(), analyze(PAGE).tokens.len());
    report("analyze", time(|| drop(black_box(analyze(black_box(PAGE))))));
    let text = analyze(PAGE);
    report("words", time(|| drop(black_box(words(lex, black_box(&text))))));
    let read = words(lex, &text);
    report("numbers", time(|| drop(black_box(numbers(lex, black_box(&text), &read, 0..text.tokens.len())))));
    report(
        "analyze and words",
        time(|| {
            let text = analyze(black_box(PAGE));
            drop(black_box(words(lex, &text)));
        }),
    );
    let files = khabar::lexicon::embedded_files();
    let language = files.0.into_iter().filter(|(name, _)| {
        ["verbs.tsv", "nouns.tsv", "particles.tsv", "common_verbs.tsv", "numbers.tsv", "units.tsv"]
            .contains(name)
    });
    let language = khabar::lexicon::Files(language.collect());
    let load = time(|| drop(black_box(Lexicon::load(black_box(&language)))));
    println!(
        "load of the language tables: {:.1} ms, {} stems",
        load.as_secs_f64() * 1e3,
        lex.language.stem_count()
    );
}
