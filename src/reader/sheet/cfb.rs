//! Compound files, the container of the old office formats: which streams there are, and their bytes. Every chain of
//! sectors is followed only as far as the file has sectors, so that no chain is endless.

/// What every compound file begins with.
pub const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A compound file.
#[derive(Debug)]
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    streams: Vec<Stream>,
}

#[derive(Debug)]
struct Stream {
    name: String,
    start: u32,
    len: usize,
}

/// Streams shorter than this are kept in sectors of 64 bytes.
const SMALL: usize = 4096;
const SMALL_SECTOR: usize = 64;
/// Sector numbers from here on mean something else.
const NO_SECTOR: u32 = 0xffff_fffa;

impl<'a> Compound<'a> {
    /// Opens a compound file. `None` where it is none, or so damaged that its directory cannot be read.
    pub fn open(bytes: &'a [u8]) -> Option<Compound<'a>> {
        let power = bytes.get(30..32).filter(|_| bytes.starts_with(MAGIC)).map(|b| u16::from_le_bytes([b[0], b[1]]))?;
        let sector = match power {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Compound {
            bytes,
            sector,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            streams: Vec::new(),
        };
        file.read_table()?;
        let directory = file.chain(number(bytes, 48)?, usize::MAX);
        for entry in directory.chunks_exact(128) {
            file.streams.extend(stream(entry));
        }
        let (start, len) = file.streams.first().map(|root| (root.start, root.len))?;
        file.small = file.chain(start, len);
        let small_table = file.chain(number(bytes, 60)?, usize::MAX);
        file.small_table = numbers(&small_table).collect();
        Some(file)
    }

    /// Whether there is a stream of this name.
    pub fn holds(&self, name: &str) -> bool {
        self.streams.iter().any(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream, as far as they can be read.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let stream = self.streams.iter().find(|stream| stream.name.eq_ignore_ascii_case(name))?;
        Some(if stream.len >= SMALL { self.chain(stream.start, stream.len) } else { self.small_chain(stream) })
    }

    /// The table of which sector follows which; its own sectors are listed in the header and in a chain after it.
    fn read_table(&mut self) -> Option<()> {
        let most = self.bytes.len() / self.sector + 1;
        let mut listed: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut next = number(self.bytes, 68)?;
        // A sector that is cut adds fewer than it takes, so the sectors are counted and not what they list.
        for _ in 0..most {
            let Some(sector) = self.at(next).filter(|_| next < NO_SECTOR && listed.len() <= most + 109) else { break };
            listed.extend(numbers(sector));
            next = listed.pop()?;
        }
        for sector in listed.into_iter().filter(|sector| *sector < NO_SECTOR).take(most) {
            self.table.extend(self.at(sector).into_iter().flat_map(numbers));
        }
        Some(())
    }

    fn at(&self, sector: u32) -> Option<&'a [u8]> {
        let start = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end).filter(|bytes| !bytes.is_empty())
    }

    fn chain(&self, start: u32, len: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut next = start;
        for _ in 0..=self.bytes.len() / self.sector {
            let Some(sector) = self.at(next).filter(|_| next < NO_SECTOR && out.len() < len) else { break };
            out.extend_from_slice(sector);
            next = self.table.get(next as usize).copied().unwrap_or(u32::MAX);
        }
        out.truncate(len);
        out
    }

    fn small_chain(&self, stream: &Stream) -> Vec<u8> {
        let mut out = Vec::new();
        let mut next = stream.start;
        while out.len() < stream.len {
            let start = (next as usize).saturating_mul(SMALL_SECTOR);
            let Some(sector) = self.small.get(start..self.small.len().min(start.saturating_add(SMALL_SECTOR))) else {
                break;
            };
            if sector.is_empty() {
                break;
            }
            out.extend_from_slice(sector);
            next = self.small_table.get(next as usize).copied().unwrap_or(u32::MAX);
        }
        out.truncate(stream.len);
        out
    }
}

fn stream(entry: &[u8]) -> Option<Stream> {
    let len = usize::from(u16::from_le_bytes([entry[64], entry[65]])).clamp(2, 64) - 2;
    let name: Vec<u16> = entry[..len].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let used = matches!(entry[66], 1 | 2 | 5);
    used.then_some(Stream {
        name: String::from_utf16_lossy(&name),
        start: number(entry, 116)?,
        len: number(entry, 120)? as usize,
    })
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    numbers(bytes.get(at..at + 4)?).next()
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A compound file of one directory with a root and a stream of this name; the table of sectors says what follows
    /// the directory.
    fn file(name: &str, after: u32) -> Vec<u8> {
        let mut bytes = vec![0; 512];
        bytes[..8].copy_from_slice(MAGIC);
        bytes[30] = 9;
        bytes[48..52].copy_from_slice(&1_u32.to_le_bytes());
        bytes[60..64].copy_from_slice(&u32::MAX.to_le_bytes());
        bytes[68..72].copy_from_slice(&u32::MAX.to_le_bytes());
        bytes[76..512].fill(0xff);
        bytes[76..80].copy_from_slice(&0_u32.to_le_bytes());
        let mut table = vec![0xff; 512];
        table[4..8].copy_from_slice(&after.to_le_bytes());
        bytes.extend(table);
        for (name, kind) in [("Root Entry", 5), (name, 2)] {
            let mut entry = vec![0; 128];
            for (at, unit) in name.encode_utf16().enumerate() {
                entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
            }
            entry[64] = name.len() as u8 * 2 + 2;
            entry[66] = kind;
            entry[116..120].copy_from_slice(&u32::MAX.to_le_bytes());
            bytes.extend(entry);
        }
        bytes.resize(512 * 3, 0);
        bytes
    }

    #[test]
    fn a_chain_that_leads_to_itself_ends() {
        let bytes = file("Workbook", 1);
        let file = Compound::open(&bytes).expect("a compound file");
        assert!(file.holds("workbook") && file.streams.len() < 20);
        assert_eq!(file.stream("Workbook"), Some(Vec::new()));
    }

    #[test]
    fn a_list_of_sectors_that_leads_to_a_cut_one_ends() {
        for left in [4, 5, 8, 511] {
            let mut bytes = file("Workbook", u32::MAX);
            // The list goes on in the last sector, which is cut and leads to itself.
            bytes[68..72].copy_from_slice(&2_u32.to_le_bytes());
            bytes.extend([2, 0, 0, 0].repeat(128));
            bytes.truncate(512 * 3 + left);
            assert!(Compound::open(&bytes).is_some_and(|file| file.holds("Workbook")), "{left}");
        }
    }

    #[test]
    fn an_office_file_behind_a_password_says_so() {
        let bytes = file("EncryptedPackage", u32::MAX);
        assert_eq!(crate::reader::read(&bytes).troubles, [(crate::model::TroubleKind::Locked, 0, String::new())]);
        assert_eq!(crate::reader::read(&bytes[..900]).troubles[0].0, crate::model::TroubleKind::Damaged);
    }
}
