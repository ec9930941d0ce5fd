//! The records that an XLS stream is made of, and the values and strings in them, which may go on in the next record.

/// A record: its kind, its bytes, and those of the records that go on with it.
#[derive(Debug)]
pub struct Record<'a> {
    /// The kind, as the format numbers them.
    pub kind: u16,
    /// Its own bytes.
    pub data: &'a [u8],
    rest: &'a [u8],
}

const GOES_ON: u16 = 0x003c;

/// The records of a stream, as far as they are whole.
pub fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let kind = short(stream, at)?;
        let data = body(stream, at)?;
        at += 4 + data.len();
        Some(Record { kind, data, rest: stream.get(at..).unwrap_or(&[]) })
    })
    .filter(|record| record.kind != GOES_ON)
}

fn body(stream: &[u8], at: usize) -> Option<&[u8]> {
    let length = usize::from(short(stream, at + 2)?);
    stream.get(at + 4..at + 4 + length)
}

/// Two bytes as a number.
pub fn short(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]))
}

/// The bytes of a record and of those that go on with it, read from the front.
pub struct Pieces<'a> {
    now: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Pieces<'a> {
    /// From the beginning of a record.
    pub fn of(record: &Record<'a>) -> Pieces<'a> {
        Pieces::at(record, 0)
    }

    /// From a byte of a record.
    pub fn at(record: &Record<'a>, start: usize) -> Pieces<'a> {
        Pieces { now: record.data.get(start..).unwrap_or(&[]), rest: record.rest }
    }

    /// Goes on to the next record, where it goes on with this one.
    fn go_on(&mut self) -> Option<()> {
        let goes_on = short(self.rest, 0)? == GOES_ON;
        self.now = body(self.rest, 0).filter(|_| goes_on)?;
        self.rest = &self.rest[4 + self.now.len()..];
        Some(())
    }

    /// A byte.
    pub fn byte(&mut self) -> Option<u8> {
        while self.now.is_empty() {
            self.go_on()?;
        }
        let (first, rest) = self.now.split_first()?;
        self.now = rest;
        Some(*first)
    }

    /// Two bytes.
    pub fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// Four bytes.
    pub fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.short()?) | u32::from(self.short()?) << 16)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.now.len() {
            bytes -= self.now.len();
            self.go_on()?;
        }
        self.now = &self.now[bytes..];
        Some(())
    }

    /// A string whose length stands before it in two bytes.
    pub fn long_string(&mut self) -> Option<String> {
        let length = self.short()?;
        self.characters(length.into())
    }

    /// Characters after the byte that says how wide they are.
    pub fn characters(&mut self, length: usize) -> Option<String> {
        let flags = self.byte()?;
        self.text(length, flags)
    }

    /// A string of the table of strings, with what it says about fonts and readings left out.
    pub fn rich_string(&mut self) -> Option<String> {
        let length = self.short()?;
        let flags = self.byte()?;
        let fonts = if flags & 8 != 0 { usize::from(self.short()?) * 4 } else { 0 };
        let readings = if flags & 4 != 0 { self.long()? as usize } else { 0 };
        let text = self.text(length.into(), flags)?;
        // The last string counts even where what follows it is cut.
        let _ = self.skip(fonts.saturating_add(readings));
        Some(text)
    }

    /// Characters of one or two bytes; where they go on in the next record, it says again how wide they are.
    fn text(&mut self, length: usize, mut flags: u8) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            if self.now.is_empty() {
                self.go_on()?;
                flags = self.byte()?;
            }
            let missing = length - units.len();
            if flags & 1 == 0 {
                let (taken, rest) = self.now.split_at(missing.min(self.now.len()));
                units.extend(taken.iter().map(|byte| u16::from(*byte)));
                self.now = rest;
            } else {
                let taken = missing.min(self.now.len().div_ceil(2));
                for _ in 0..taken {
                    units.push(self.short()?);
                }
            }
        }
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_goes_on_in_the_next_record() {
        // 甲 and ab, cut after 甲: the rest is one byte a character.
        let stream = [0xfc, 0, 5, 0, 3, 0, 1, 0x32, 0x75, 0x3c, 0, 3, 0, 0, b'a', b'b', 0x0a, 0, 0, 0];
        let all: Vec<u16> = records(&stream).map(|record| record.kind).collect();
        assert_eq!(all, [0xfc, 0x0a]);
        let record = records(&stream).next().expect("a record");
        let mut pieces = Pieces::of(&record);
        assert_eq!(pieces.rich_string().as_deref(), Some("甲ab"));
        assert_eq!(pieces.rich_string(), None);
    }
}
