// A text shown to users, in English and Chinese.
#pragma once

#include <string>

namespace consortia {

struct Text {
    std::string en;
    std::string zh;
};

enum class Language : unsigned char { english, chinese };

/// The text in that language; in the other one where it has none.
inline const std::string& in(Language language, const Text& text) {
    const bool chinese = text.en.empty() || (language == Language::chinese && !text.zh.empty());
    return chinese ? text.zh : text.en;
}

}  // namespace consortia
