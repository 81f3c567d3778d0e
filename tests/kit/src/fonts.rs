//! Fonts that are made by a program: each letter is a box. They are TrueType files as other programs know them.

/// The size of the square in which letters are drawn.
const EM: i16 = 1000;

/// A font with these characters. Its boxes are as high as `weight`, so that two weights look different.
pub fn font(family: &str, weight: u16, characters: impl IntoIterator<Item = char>) -> Vec<u8> {
    let mut points: Vec<u32> = characters.into_iter().map(u32::from).collect();
    points.sort_unstable();
    points.dedup();
    let glyphs = u16::try_from(points.len() + 1).expect("fewer than 65,535 characters");
    let (outlines, places) = outlines(glyphs, weight);
    let tables: [(&[u8; 4], Vec<u8>); 10] = [
        (b"OS/2", os2(weight)),
        (b"cmap", characters_to_glyphs(&points)),
        (b"glyf", outlines),
        (b"head", head()),
        (b"hhea", hhea(glyphs)),
        (b"hmtx", (0..glyphs).flat_map(|_| words(&[600, 50])).collect()),
        (b"loca", places.iter().flat_map(|place| place.to_be_bytes()).collect()),
        (
            b"maxp",
            [&0x0001_0000_u32.to_be_bytes()[..], &words(&[glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])].concat(),
        ),
        (b"name", names(family)),
        (b"post", [&0x0003_0000_u32.to_be_bytes()[..], &[0; 28]].concat()),
    ];
    file(&tables)
}

/// The letters of several languages, digits and the signs of a text.
pub fn latin() -> impl Iterator<Item = char> {
    (' '..='~').chain('\u{A0}'..='\u{24F}').chain('\u{2010}'..='\u{2027}')
}

/// The letters of the scripts that sites of the tests are written in.
pub fn letters() -> impl Iterator<Item = char> {
    latin()
        .chain('\u{400}'..='\u{4FF}')
        .chain('\u{600}'..='\u{6FF}')
        .chain('\u{3000}'..='\u{30FF}')
        .chain('\u{4E00}'..='\u{9FFF}')
}

fn words(values: &[u16]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

/// Numbers with a sign.
fn signed(values: &[i16]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

fn file(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).expect("few tables");
    let mut file = [&0x0001_0000_u32.to_be_bytes()[..], &words(&[count, 128, 3, count * 16 - 128])].concat();
    let mut place = 12 + 16 * tables.len();
    for (tag, table) in tables {
        let sum = table.chunks(4).fold(0_u32, |sum, part| {
            let mut word = [0; 4];
            word[..part.len()].copy_from_slice(part);
            sum.wrapping_add(u32::from_be_bytes(word))
        });
        file.extend_from_slice(*tag);
        for value in [sum, place as u32, table.len() as u32] {
            file.extend(value.to_be_bytes());
        }
        place += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// A box for each glyph, and the place of each.
fn outlines(glyphs: u16, height: u16) -> (Vec<u8>, Vec<u32>) {
    let (mut outlines, mut places) = (Vec::new(), vec![0]);
    let height = i16::try_from(height).unwrap_or(700);
    for glyph in 0..glyphs {
        // Each box is a little wider than the one before, so that letters differ.
        let width = 300 + i16::try_from(glyph % 200).unwrap_or(0);
        outlines.extend(signed(&[1, 50, 0, 50 + width, height]));
        outlines.extend(words(&[3, 0]));
        outlines.extend([1; 4]);
        outlines.extend(signed(&[50, 0, width, 0]));
        outlines.extend(signed(&[0, height, 0, -height]));
        outlines.resize(outlines.len().next_multiple_of(4), 0);
        places.push(u32::try_from(outlines.len()).expect("a small font"));
    }
    (outlines, places)
}

/// Format 12: one group for each character.
fn characters_to_glyphs(points: &[u32]) -> Vec<u8> {
    let groups = points.len() as u32;
    let mut table = words(&[0, 1, 3, 10]);
    table.extend(12_u32.to_be_bytes());
    table.extend(words(&[12, 0]));
    for value in [16 + 12 * groups, 0, groups] {
        table.extend(value.to_be_bytes());
    }
    for (point, glyph) in points.iter().zip(1_u32..) {
        for value in [*point, *point, glyph] {
            table.extend(value.to_be_bytes());
        }
    }
    table
}

fn head() -> Vec<u8> {
    let mut table = Vec::new();
    for value in [0x0001_0000_u32, 0x0001_0000, 0, 0x5F0F_3CF5] {
        table.extend(value.to_be_bytes());
    }
    table.extend(words(&[0, EM as u16]));
    table.extend([0; 16]);
    table.extend(signed(&[0, 0, EM, EM, 0, 8, 2, 1, 0]));
    table
}

fn hhea(glyphs: u16) -> Vec<u8> {
    let mut table = 0x0001_0000_u32.to_be_bytes().to_vec();
    table.extend(signed(&[900, -250, 0, 600, 0, 0, 600, 1, 0, 0, 0, 0, 0, 0, 0]));
    table.extend(words(&[glyphs]));
    table
}

fn os2(weight: u16) -> Vec<u8> {
    let mut table = words(&[4, 600, weight, 5, 0]);
    table.resize(96, 0);
    table
}

/// The family, in the encoding of Windows.
fn names(family: &str) -> Vec<u8> {
    let text: Vec<u8> = family.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let length = u16::try_from(text.len()).expect("a short name");
    let mut table = words(&[0, 1, 18, 3, 1, 0x409, 1, length, 0]);
    table.extend(text);
    table
}
