//! How much of a file is read: little of a large one, and never out of proportion to its size.

use chancery_testkit::pictures::{self, boxed, chunk, riff, segment};

use super::*;

/// Counts what is read of a file, which has its first and its last bytes and is otherwise filled with one other byte.
struct Counting {
    first: Vec<u8>,
    filled: u64,
    last: Vec<u8>,
    read: u64,
}

impl Counting {
    fn of(first: Vec<u8>, filled: u64, last: Vec<u8>) -> Counting {
        Counting { first, filled, last, read: 0 }
    }

    fn byte(&self, at: u64) -> u8 {
        let place = |at: u64| usize::try_from(at).unwrap();
        let last = self.first.len() as u64 + self.filled;
        match at {
            at if at < self.first.len() as u64 => self.first[place(at)],
            at if at < last => b'.',
            at => self.last[place(at - last)],
        }
    }
}

impl Reader for Counting {
    fn size(&self) -> u64 {
        (self.first.len() + self.last.len()) as u64 + self.filled
    }

    fn fill(&mut self, at: u64, buffer: &mut [u8]) -> bool {
        if at.checked_add(buffer.len() as u64).is_none_or(|end| end > self.size()) {
            return false;
        }
        self.read += buffer.len() as u64 + 8;
        (at..).zip(buffer).for_each(|(at, byte)| *byte = self.byte(at));
        true
    }
}

#[test]
fn a_video_of_three_gigabytes_is_read_in_a_few_places_only() {
    let size = 3_u64 << 30;
    let video = pictures::video();
    let data = video.windows(4).position(|part| part == b"mdat").unwrap() - 4;
    let moov = video.windows(4).position(|part| part == b"moov").unwrap() - 4;
    let long = [&1_u32.to_be_bytes()[..], b"mdat", &(size + 16).to_be_bytes()].concat();
    let first = [&video[..data], &long].concat();
    let mut file = Counting::of(first, size, video[moov..].to_vec());
    let examined = examine(&mut file, "a.mp4").unwrap();
    assert!(examined.kind == Kind::Video && examined.location && !examined.damaged);
    assert!(file.read < 4096, "{} bytes", file.read);
}

#[test]
fn a_large_picture_is_read_in_a_few_places_only() {
    let size = 1_u32 << 30;
    let jpeg = pictures::jpeg(&pictures::exif(true, 6));
    let scan = jpeg.windows(4).position(|part| part == b"scan").unwrap();
    let mut png = pictures::png(&pictures::exif(true, 6));
    let data = png.windows(4).position(|part| part == b"IDAT").unwrap();
    png.splice(data - 4..data, size.to_be_bytes());
    let end = png.split_off(data + 4);
    for (first, last) in [(jpeg[..scan].to_vec(), jpeg[scan..].to_vec()), (png, end[pictures::DATA.len()..].to_vec())] {
        let mut file = Counting::of(first, u64::from(size), last);
        let examined = examine(&mut file, "a").unwrap();
        assert!(!examined.damaged && examined.pixels == Some((30, 20)));
        assert!(file.read < 16_384, "{} bytes", file.read);
    }
}

/// What is read of a file, and how large it is.
fn work(bytes: Vec<u8>) -> (u64, u64) {
    let size = bytes.len() as u64;
    let mut file = Counting::of(bytes, 0, Vec::new());
    examine(&mut file, "a.jpg");
    (file.read, size)
}

/// Makes a file with a number of parts.
type Make = fn(usize) -> Vec<u8>;

/// Files that try to make a parser read much.
const TRICKS: [(&str, Make); 9] = [
    ("segments", |count| [b"\xff\xd8".to_vec(), segment(0xe1, b"").repeat(count)].concat()),
    ("chunks", |count| [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"tEXt", b"").repeat(count)].concat()),
    ("chunks of WebP", |count| [b"RIFF\xff\xff\xff\x7fWEBP".to_vec(), riff(b"EXIF", b"II*\0").repeat(count)].concat()),
    ("blocks of GIF", |count| [b"GIF89a\x01\0\x01\0\0\0\0!\xff".to_vec(), b"\x01x".repeat(count)].concat()),
    ("tables that overlap", |count| {
        // Each number is the offset of a table with as many entries as there are bytes.
        let first = b"II*\0\x08\0\0\0\x01\0\x4a\x01\x04\0".to_vec();
        let list = [u32::try_from(count).unwrap().to_le_bytes(), 30_u32.to_le_bytes(), [0; 4], [0; 4]].concat();
        let offsets = (0..count).flat_map(|at| u32::try_from(30 + at).unwrap().to_le_bytes());
        first.into_iter().chain(list).chain(offsets).collect()
    }),
    ("values that are one", |count| {
        let entry = [&b"\xbc\x02\x01\0\xff\xff\0\0"[..], &8_u32.to_le_bytes()].concat();
        let count = count.min(60_000);
        let head = [b"II*\0\x08\0\0\0", &u16::try_from(count).unwrap().to_le_bytes()[..]].concat();
        [head, entry.repeat(count), vec![0; 4]].concat()
    }),
    ("boxes in boxes", |count| {
        let ftyp = boxed(b"ftyp", b"isom\0\0\0\0");
        let sizes = (0..count).rev().map(|left| u32::try_from(8 * (left + 1)).unwrap().to_be_bytes());
        [ftyp, sizes.flat_map(|size| [size, *b"moov"].concat()).collect()].concat()
    }),
    ("headers of TIFF", |count| [b"%PDF-".to_vec(), b"II*\0\x08\0\0\0\xff\x01".repeat(count)].concat()),
    ("bytes between segments", |count| [b"\xff\xd8\xff\xfe\0\x02".to_vec(), vec![b'x'; count]].concat()),
];

#[test]
fn no_file_is_read_out_of_proportion_to_its_size() {
    for (what, trick) in TRICKS {
        for count in [1000, 20_000, 100_000] {
            let (read, size) = work(trick(count));
            assert!(read <= 16 * size + (5 << 20), "{what}: {read} bytes of {size} are read");
        }
    }
}
