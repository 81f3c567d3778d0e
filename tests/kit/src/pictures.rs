//! Small pictures and videos with metadata, made byte by byte and independently of the program: each has a location, an
//! orientation, a copyright notice, a colour profile and compressed data that must stay as they are.

/// What is said in all kinds of metadata but the copyright notice.
pub const PLACE: &str = "Jakarta";
/// What is said of rights, in EXIF.
pub const NOTICE: &str = "(c) Dewi Larasati";
/// The colour profile.
pub const PROFILE: &[u8] = b"a colour profile that stays as it is";
/// The compressed data of JPEG: stuffed and restarted as scans are.
pub const SCAN: &[u8] = b"scan \xff\x00\xff\xd0 data \xff\xff\x00 of the picture \xff\xd7 end";
/// The compressed data of other formats.
pub const DATA: &[u8] = b"the compressed data of the picture, byte for byte";

/// A file with its name, and parts of it that must stay.
pub struct Picture {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub stays: Vec<&'static [u8]>,
}

/// One of each kind that is cleaned, with an orientation from 1 to 8.
pub fn all(orientation: u16) -> Vec<Picture> {
    let one = |name, bytes, stays: &[&'static [u8]]| Picture { name, bytes, stays: stays.to_vec() };
    vec![
        one("a.jpg", jpeg(&exif(true, orientation)), &[SCAN, PROFILE, b"a comment"]),
        one("little.jpg", jpeg(&exif(false, orientation)), &[SCAN, PROFILE]),
        one("a.png", png(&exif(true, orientation)), &[DATA, PROFILE, b"A title"]),
        one("a.webp", webp(&exif(false, orientation)), &[DATA, PROFILE]),
        one("a.tif", tiff(true, orientation), &[DATA, PROFILE]),
        one("little.tif", tiff(false, orientation), &[DATA, PROFILE]),
        one("a.avif", heif(b"avif", &exif(true, orientation)), &[DATA, PROFILE]),
        one("a.heic", heif(b"heic", &exif(false, orientation)), &[DATA, PROFILE]),
    ]
}

/// Numbers in one byte order.
#[derive(Clone, Copy)]
struct Order(bool);

impl Order {
    fn two(self, number: usize) -> [u8; 2] {
        let number = u16::try_from(number).unwrap();
        if self.0 { number.to_be_bytes() } else { number.to_le_bytes() }
    }

    fn four(self, number: usize) -> [u8; 4] {
        let number = u32::try_from(number).unwrap();
        if self.0 { number.to_be_bytes() } else { number.to_le_bytes() }
    }

    fn header(self) -> Vec<u8> {
        [if self.0 { b"MM" } else { b"II" }, &self.two(42)[..], &self.four(8)].concat()
    }
}

/// A tag: number, type, count, bytes of the value.
type Tag<'t> = (u16, u16, usize, &'t [u8]);

/// A table that begins at `at`, the offset of the next one, and the values after it.
fn table(order: Order, at: usize, tags: &[Tag<'_>], next: usize) -> Vec<u8> {
    let mut bytes = order.two(tags.len()).to_vec();
    let mut values = Vec::new();
    let after = at + 2 + 12 * tags.len() + 4;
    for (tag, kind, count, value) in tags {
        bytes.extend([order.two(usize::from(*tag)), order.two(usize::from(*kind))].concat());
        bytes.extend(order.four(*count));
        if value.len() <= 4 {
            bytes.extend([*value, &[0; 4][value.len()..]].concat());
        } else {
            bytes.extend(order.four(after + values.len()));
            values.extend_from_slice(value);
            values.resize(values.len().next_multiple_of(2), 0);
        }
    }
    bytes.extend(order.four(next));
    [bytes, values].concat()
}

fn text(text: &str) -> Vec<u8> {
    [text.as_bytes(), b"\0"].concat()
}

/// The tables of EXIF and GPS from `at` on, and where the second one begins.
fn private(order: Order, at: usize) -> (Vec<u8>, usize) {
    let note = format!("a maker's note on {PLACE}");
    let tags: [Tag<'_>; 2] = [(0x9003, 2, 20, &text("2016:10:08 07:30:00")), (0x927c, 7, note.len(), note.as_bytes())];
    let mut bytes = table(order, at, &tags, 0);
    bytes.resize(bytes.len().next_multiple_of(2), 0);
    let gps = at + bytes.len();
    let degrees = |numbers: [usize; 3]| numbers.map(|n| [order.four(n), order.four(1)].concat()).concat();
    let (south, east) = (degrees([6, 10, 31]), degrees([106, 49, 37]));
    let tags: [Tag<'_>; 5] =
        [(0, 1, 4, &[2, 3, 0, 0]), (1, 2, 2, b"S\0"), (2, 5, 3, &south), (3, 2, 2, b"E\0"), (4, 5, 3, &east)];
    bytes.extend(table(order, gps, &tags, 0));
    (bytes, gps)
}

/// An EXIF block with an orientation, a location, a maker's note, and a preview that has EXIF again.
pub fn exif(big: bool, orientation: u16) -> Vec<u8> {
    let order = Order(big);
    let orientation = order.two(usize::from(orientation));
    let first = |own: usize, gps: usize, next: usize| {
        let (own, gps) = (order.four(own), order.four(gps));
        let tags: [Tag<'_>; 6] = [
            (0x010f, 2, 7, b"Camera\0"),
            (0x0112, 3, 1, &orientation),
            (0x013b, 2, 5, b"Dewi\0"),
            (0x8298, 2, NOTICE.len() + 1, &text(NOTICE)),
            (0x8769, 4, 1, &own),
            (0x8825, 4, 1, &gps),
        ];
        table(order, 8, &tags, next)
    };
    let own = 8 + first(0, 0, 0).len();
    let (private, gps) = private(order, own);
    let preview = own + private.len();
    let thumbnail = format!("\u{ff}a preview of {PLACE}");
    let at = order.four(preview + 2 + 24 + 4);
    let size = order.four(thumbnail.len());
    let second = table(order, preview, &[(0x0201, 4, 1, &at), (0x0202, 4, 1, &size)], 0);
    [order.header(), first(own, gps, preview), private, second, thumbnail.into_bytes()].concat()
}

/// XMP with a place.
pub fn xmp() -> String {
    format!(
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description photoshop:City='{PLACE}' exif:GPSLatitude='6,10.5S'/></x:xmpmeta>"
    )
}

/// IPTC with a city and a copyright notice, as a resource of Photoshop.
pub fn photoshop() -> Vec<u8> {
    let set =
        |number: u8, text: &str| [&[0x1c, 2, number, 0, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
    let iptc = [set(90, PLACE), set(116, "IPTC notice")].concat();
    let mut bytes = [b"Photoshop 3.0\x008BIM\x04\x04\0\0".as_slice(), &Order(true).four(iptc.len()), &iptc].concat();
    bytes.resize(bytes.len().next_multiple_of(2), 0);
    bytes
}

/// A segment of JPEG.
pub fn segment(code: u8, body: &[u8]) -> Vec<u8> {
    [&[0xff, code], &Order(true).two(body.len() + 2)[..], body].concat()
}

/// A JPEG with all kinds of metadata, and with a second picture and a video after its end.
pub fn jpeg(exif: &[u8]) -> Vec<u8> {
    let adobe = b"http://ns.adobe.com/";
    [
        b"\xff\xd8".to_vec(),
        segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"),
        segment(0xe1, &[b"Exif\0\0", exif].concat()),
        segment(0xe1, &[adobe, b"xap/1.0/\0".as_slice(), xmp().as_bytes()].concat()),
        segment(0xe1, &[adobe, b"xmp/extension/\0".as_slice(), PLACE.as_bytes()].concat()),
        segment(0xe2, &[b"MPF\0", PLACE.as_bytes()].concat()),
        segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", PROFILE].concat()),
        segment(0xed, &photoshop()),
        segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
        segment(0xfe, b"a comment"),
        picture_of_jpeg(30, 20),
        b"\xff\xd8\xff\xe1 a second picture in ".to_vec(),
        PLACE.as_bytes().to_vec(),
        video(),
    ]
    .concat()
}

/// The tables and the scan of a JPEG, to its end.
pub fn picture_of_jpeg(width: u16, height: u16) -> Vec<u8> {
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    [
        segment(0xdb, &[1; 65]),
        segment(0xc0, &[&[8], &size[..], &[1, 1, 0x11, 0]].concat()),
        segment(0xc4, &[0; 17]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        SCAN.to_vec(),
        b"\xff\xd9".to_vec(),
    ]
    .concat()
}

/// A chunk of PNG; its checksum is made by the sum of the standard.
pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [kind, data].concat();
    let mut sum = u32::MAX;
    for byte in &named {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
    }
    [&Order(true).four(data.len())[..], &named, &(!sum).to_be_bytes()].concat()
}

/// A PNG with all kinds of metadata, and with something after its end.
pub fn png(exif: &[u8]) -> Vec<u8> {
    let size = [30_u32.to_be_bytes(), 20_u32.to_be_bytes()].concat();
    let texts = |kind: &[u8; 4], start: &str| chunk(kind, &[start.as_bytes(), xmp().as_bytes()].concat());
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[&size[..], &[8, 2, 0, 0, 0]].concat()),
        chunk(b"iCCP", &[b"profile\0\0", PROFILE].concat()),
        chunk(b"eXIf", exif),
        texts(b"iTXt", "XML:com.adobe.xmp\0\0\0\0\0"),
        texts(b"tEXt", "Raw profile type exif\0"),
        texts(b"zTXt", "Raw profile type iptc\0\0"),
        texts(b"tEXt", "Raw profile type xmp\0"),
        texts(b"caBX", ""),
        chunk(b"tEXt", b"Title\0A title"),
        chunk(b"IDAT", DATA),
        chunk(b"IEND", b""),
        format!("the rest of a larger picture of {PLACE}").into_bytes(),
    ]
    .concat()
}

/// A chunk of WebP.
pub fn riff(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = [kind, &Order(false).four(data.len())[..], data].concat();
    chunk.resize(chunk.len().next_multiple_of(2), 0);
    chunk
}

/// A WebP with EXIF and XMP.
pub fn webp(exif: &[u8]) -> Vec<u8> {
    let inner = [
        b"WEBP".to_vec(),
        riff(b"VP8X", &[0x20 | 0x08 | 0x04, 0, 0, 0, 29, 0, 0, 19, 0, 0]),
        riff(b"ICCP", PROFILE),
        riff(b"VP8 ", DATA),
        riff(b"EXIF", exif),
        riff(b"XMP ", xmp().as_bytes()),
        riff(b"C2PA", PLACE.as_bytes()),
    ]
    .concat();
    [b"RIFF", &Order(false).four(inner.len())[..], &inner].concat()
}

/// A TIFF of two pages, with EXIF, XMP, IPTC and Photoshop's resources on the first.
pub fn tiff(big: bool, orientation: u16) -> Vec<u8> {
    let order = Order(big);
    let orientation = order.two(usize::from(orientation));
    let (xmp, iptc) = (xmp(), photoshop());
    let first = |strip: usize, own: usize, gps: usize, next: usize| {
        let (strip, own, gps) = (order.four(strip), order.four(own), order.four(gps));
        let size = order.four(DATA.len());
        let tags: [Tag<'_>; 14] = [
            (0x0100, 3, 1, &order.two(30)),
            (0x0101, 3, 1, &order.two(20)),
            (0x010f, 2, 7, b"Camera\0"),
            (0x0111, 4, 1, &strip),
            (0x0112, 3, 1, &orientation),
            (0x0117, 4, 1, &size),
            (0x013b, 2, 5, b"Dewi\0"),
            (0x02bc, 1, xmp.len(), xmp.as_bytes()),
            (0x8298, 2, NOTICE.len() + 1, &text(NOTICE)),
            (0x83bb, 7, iptc.len(), &iptc),
            (0x8649, 7, iptc.len(), &iptc),
            (0x8769, 4, 1, &own),
            (0x8773, 7, PROFILE.len(), PROFILE),
            (0x8825, 4, 1, &gps),
        ];
        table(order, 8, &tags, next)
    };
    let strip = 8 + first(0, 0, 0, 0).len();
    let own = (strip + DATA.len()).next_multiple_of(2);
    let (private, gps) = private(order, own);
    let page = own + private.len();
    let second = table(order, page, &[(0x0100, 3, 1, &order.two(3)), (0x0101, 3, 1, &order.two(2))], 0);
    let mut bytes = [order.header(), first(strip, own, gps, page), DATA.to_vec()].concat();
    bytes.resize(own, 0);
    [bytes, private, second].concat()
}

/// A box of MP4 and HEIF.
pub fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&Order(true).four(body.len() + 8)[..], kind, body].concat()
}

/// An AVIF or HEIC with a picture, EXIF and XMP.
pub fn heif(brand: &[u8; 4], exif: &[u8]) -> Vec<u8> {
    let order = Order(true);
    let exif = [&[0; 4], exif].concat();
    let xmp = xmp();
    let item = |id: usize, kind: &[u8; 4], more: &[u8]| {
        boxed(b"infe", &[&[2, 0, 0, 0], &order.two(id)[..], &[0, 0], kind, b"\0", more].concat())
    };
    let items = [item(1, b"av01", b""), item(2, b"Exif", b""), item(3, b"mime", b"application/rdf+xml\0\0")].concat();
    let meta = |start: usize| {
        let place = |id: usize, at: usize, size: usize| {
            [&order.two(id)[..], &[0, 0], &order.two(1), &order.four(at), &order.four(size)].concat()
        };
        let places = [
            place(1, start, DATA.len()),
            place(2, start + DATA.len(), exif.len()),
            place(3, start + DATA.len() + exif.len(), xmp.len()),
        ]
        .concat();
        let size = boxed(b"ispe", &[&[0; 4], &order.four(30)[..], &order.four(20)].concat());
        let colour = boxed(b"colr", &[b"prof", PROFILE].concat());
        let inner = [
            boxed(b"hdlr", b"\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"),
            boxed(b"pitm", b"\0\0\0\0\0\x01"),
            boxed(b"iinf", &[&[0; 4], &order.two(3)[..], &items].concat()),
            boxed(b"iloc", &[&[0, 0, 0, 0, 0x44, 0], &order.two(3)[..], &places].concat()),
            boxed(b"iprp", &boxed(b"ipco", &[size, colour].concat())),
        ]
        .concat();
        boxed(b"meta", &[&[0; 4], &inner[..]].concat())
    };
    let kind = boxed(b"ftyp", &[brand, &[0; 4][..], b"mif1", brand].concat());
    let credentials = boxed(b"uuid", &[&[7; 16], PLACE.as_bytes()].concat());
    let start = kind.len() + meta(0).len() + credentials.len() + 8;
    let data = boxed(b"mdat", &[DATA, &exif, xmp.as_bytes()].concat());
    [kind, meta(start), credentials, data].concat()
}

/// A GIF with XMP, which is not in blocks, but ends with bytes that lead out of it.
pub fn gif() -> Vec<u8> {
    let mut magic = vec![1];
    magic.extend((0..=255).rev());
    magic.push(0);
    [
        b"GIF89a\x1e\0\x14\0\x80\0\0\x01\x02\x03\x04\x05\x06".to_vec(),
        b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0".to_vec(),
        [b"!\xff\x0bXMP DataXMP", xmp().as_bytes(), &magic].concat(),
        b"!\xfe\x09a comment\0".to_vec(),
        b",\0\0\0\0\x1e\0\x14\0\0\x02".to_vec(),
        [&[u8::try_from(DATA.len()).unwrap()], DATA, b"\0;"].concat(),
        format!("after the end: {PLACE}").into_bytes(),
    ]
    .concat()
}

/// An MP4 with a location in its user data, after the pictures.
pub fn video() -> Vec<u8> {
    let place = boxed(b"\xa9xyz", b"\0\x12\x15\xc7-06.1754+106.8272/");
    let moov = boxed(b"moov", &[boxed(b"mvhd", &[0; 100]), boxed(b"udta", &place)].concat());
    [boxed(b"ftyp", b"isom\0\0\x02\0isommp42"), boxed(b"mdat", &[DATA, DATA].concat()), moov].concat()
}

/// The raw data of a camera (DNG) with a location.
pub fn raw() -> Vec<u8> {
    let order = Order(false);
    let first = |gps: usize| {
        let gps = order.four(gps);
        let tags: [Tag<'_>; 3] =
            [(0x0106, 3, 1, &order.two(32_803)), (0x8825, 4, 1, &gps), (0xc612, 1, 4, &[1, 4, 0, 0])];
        table(order, 8, &tags, 0)
    };
    let own = 8 + first(0).len();
    let (private, gps) = private(order, own);
    [order.header(), first(gps), private].concat()
}

/// A PDF with a JPEG in it as it is.
pub fn pdf() -> Vec<u8> {
    [b"%PDF-1.4\n1 0 obj<</Filter/DCTDecode>>stream\n".to_vec(), jpeg(&exif(true, 1)), b"\nendstream".to_vec()].concat()
}

/// Whether `part` is somewhere in `bytes`.
pub fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
