//! The words of the command line.

use super::words;

words! {
    no_such_folder: "没有这个文件夹", "no such folder";
}
