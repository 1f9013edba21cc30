//! A name and a title side by side are one person: «جون كيري وزير الخارجية الأميركي», «رئيس الحزب، سالم الدوسري».

use super::draft::{Draft, Need};
use super::{Form, Kind, identity};
use crate::date::Day;
use crate::lexicon::World;
use crate::text::Text;

/// Joins a name and a title that stand side by side, or with a comma between: the second becomes the first's alias, and the
/// name gets the title's office.
pub(super) fn join(world: &World, text: &Text, drafts: &mut [Draft], day: Option<Day>) {
    let outer: Vec<usize> = (0..drafts.len()).filter(|&i| !drafts[i].nested).collect();
    for pair in outer.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if drafts[a].sentence != drafts[b].sentence || drafts[b].alias.is_some() {
            continue;
        }
        let comma = match drafts[b].first().checked_sub(drafts[a].end()) {
            Some(0) => false,
            Some(1) if crate::text::marks::is_comma(text.token(drafts[a].end())) => true,
            _ => continue,
        };
        let named = |d: &Draft| d.name_tokens.is_some() && d.mention.kind == Kind::Person;
        let titled = |d: &Draft| {
            d.name_tokens.is_none()
                && d.mention.kind == Kind::Person
                && d.mention.form == Form::Title
                && d.mention.members.is_empty()
                && !matches!(d.need, Need::Counterpart(_) | Need::Pair)
        };
        let clitic = drafts[b].mention.span.start > text.span(drafts[b].first(), drafts[b].first()).start;
        if clitic {
            continue;
        }
        // «فلان، ولي عهد كذا، نائب القائد الأعلى لقواتها»: one office behind another of the same bearer.
        if let Some(bearer) = drafts[a].alias.filter(|_| comma && titled(&drafts[a]) && titled(&drafts[b]))
            && drafts[b].explicit
            && named(&drafts[bearer])
            && drafts[bearer].mention.country == drafts[b].mention.country
            && agree(world, &drafts[bearer], &drafts[b], day, false)
        {
            drafts[b].alias = Some(bearer);
            continue;
        }
        if named(&drafts[a]) && titled(&drafts[b]) && agree(world, &drafts[a], &drafts[b], day, comma) {
            give_office(drafts, b, a);
            drafts[b].alias = Some(a);
        } else if titled(&drafts[a])
            && named(&drafts[b])
            && comma
            && agree(world, &drafts[b], &drafts[a], day, comma)
        {
            give_office(drafts, a, b);
            drafts[a].twin = Some(b);
        } else if titled(&drafts[a])
            && !comma
            && drafts[a].need == Need::Country
            && drafts[a].mention.country.is_none()
            && drafts[b].mention.kind == Kind::Person
            && drafts[b].mention.form == Form::Title
            && drafts[b].mention.members.is_empty()
            && drafts[b].explicit
        {
            // «نائب رئيس الوزراء وزير خارجية مملكة هولندا فلان»: of two offices in a row the first is whose the second is.
            drafts[a].twin = Some(b);
        } else if titled(&drafts[a])
            && !comma
            && (is_deputy_and_minister(&drafts[a], &drafts[b]) || is_heir_and_deputy(&drafts[a], &drafts[b]))
        {
            // «فلان نائب رئيس مجلس الوزراء وزير الخارجية»: both are his whose name stands before them.
            match drafts[a].alias {
                Some(bearer) => drafts[b].alias = Some(bearer),
                None => drafts[a].twin = Some(b),
            }
        }
    }
}

/// «نائب رئيس الوزراء الأردني وزير الخارجية فلان»: whoever is second in a government has most often a ministry as well, told behind it
/// without its country.
fn is_deputy_and_minister(deputy: &Draft, minister: &Draft) -> bool {
    let country = |d: &Draft| d.mention.country.clone();
    deputy.mention.role.as_deref() == Some("deputy-prime-minister")
        && minister
            .mention
            .role
            .as_deref()
            .is_some_and(|r| r.ends_with("-minister") && !r.starts_with("deputy"))
        && minister.mention.kind == Kind::Person
        && minister.mention.members.is_empty()
        && (country(minister).is_none() || country(minister) == country(deputy))
}

/// «فلان ولي العهد نائب رئيس مجلس الوزراء»: an heir named before his title, who is second in the government as well.
fn is_heir_and_deputy(heir: &Draft, deputy: &Draft) -> bool {
    heir.alias.is_some()
        && heir.mention.role.as_deref() == Some("crown-prince")
        && deputy.mention.role.as_deref() == Some("deputy-prime-minister")
        && deputy.mention.country.is_none()
}

/// Whether a name and a title may be one person: the countries do not differ, or the lexicon says so.
fn agree(world: &World, name: &Draft, title: &Draft, day: Option<Day>, comma: bool) -> bool {
    let office = title.mention.office.clone().or_else(|| {
        let (country, role) = (name.mention.country.as_deref()?, title.mention.role.as_deref()?);
        title.mention.country.is_none().then(|| format!("{}.{role}", country.to_lowercase()))
    });
    let holder = office.as_deref().and_then(|o| identity::holder(world, o, day)).map(|t| t.person);
    let never =
        |person: u32| world.all_offices_of(person).all(|t| Some(t.office.as_str()) != office.as_deref());
    match (name.person, holder) {
        (Some(person), Some(holder)) if person == holder => return true,
        (Some(_), Some(_)) if comma && !title.mention.former => return false,
        // «طالب مقتدى الصدر رئيس الوزراء بالاستقالة»: nor is one who never held it, where somebody else does.
        (Some(person), Some(_)) if never(person) && !title.mention.former => return false,
        _ => {}
    }
    // «التقت المبعوثة الأممية هانا تيتيه رئيس البرلمان»: a title of its own before the name is enough; one of no country
    // right behind it is somebody else, and so is, behind a comma, one of another.
    if !comma && name.role.is_some() && name.explicit && !title.explicit {
        return false;
    }
    if comma && name.role.is_some() && name.explicit && title.explicit {
        return name.mention.country == title.mention.country && name.person.is_some();
    }
    match (&name.mention.country, &title.mention.country) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// Gives the named one the office of the title.
fn give_office(drafts: &mut [Draft], title: usize, name: usize) {
    let t = drafts[title].clone();
    let d = &mut drafts[name];
    if d.explicit && !t.explicit {
        return;
    }
    d.role = t.role;
    d.explicit = t.explicit;
    d.organisation = t.organisation.or(d.organisation);
    d.need = if t.mention.country.is_some() || d.mention.country.is_some() && d.person.is_some() {
        Need::Nothing
    } else {
        t.need
    };
    d.mention.role = t.mention.role;
    d.mention.office = t.mention.office;
    d.mention.sector = t.mention.sector;
    d.mention.former = t.mention.former;
    if t.mention.country.is_some() {
        d.mention.country = t.mention.country;
    }
}
