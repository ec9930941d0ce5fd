//! The words of the screens.

use super::words;

words! {
    app_name: "款项", "kuanxiang";
}
