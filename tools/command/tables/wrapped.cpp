#include "tools/command/tables/wrapped.hpp"

#include "engine/core/text/visible.hpp"

#include <algorithm>

namespace consortia::command {

namespace {

std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> all;
    for (std::size_t k = 0; k < text.size();) {
        const std::size_t length = std::max<std::size_t>(1, utf8_length(text.substr(k)));
        all.push_back(text.substr(k, length));
        k += length;
    }
    return all;
}

/// What a line may not be broken within: words, blanks, each wide character.
std::vector<std::string_view> pieces(std::string_view text) {
    std::vector<std::string_view> all;
    bool in_word = false;
    for (const std::string_view sign : characters(text)) {
        const bool stands_alone = sign == " " || width_of(sign) > 1;
        if (in_word && !stands_alone) {
            all.back() = {all.back().data(), all.back().size() + sign.size()};
        } else {
            all.push_back(sign);
        }
        in_word = !stands_alone;
    }
    return all;
}

/// Lines of limited width that pieces are put on, one behind the other.
class Lines {
  public:
    explicit Lines(std::size_t width) : width_(width) {}

    void append(std::string_view piece) {
        if (piece == " " && (used_ >= width_ || (used_ == 0 && lines_.size() > 1))) return;  // where a line ends anyway
        if (width_of(piece) <= width_) return put(piece);
        for (const std::string_view sign : characters(piece)) put(sign);
    }
    std::vector<std::string> take() { return std::move(lines_); }

  private:
    void put(std::string_view piece) {
        if (used_ > 0 && used_ + width_of(piece) > width_) begin_line();
        lines_.back() += piece;
        used_ += width_of(piece);
    }
    void begin_line() {
        lines_.back().erase(lines_.back().find_last_not_of(' ') + 1);
        lines_.emplace_back();
        used_ = 0;
    }

    std::size_t width_;
    std::size_t used_ = 0;
    std::vector<std::string> lines_{1};
};

}  // namespace

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t k = 0; k < text.size(); ++k) {
        const auto byte = static_cast<unsigned char>(text[k]);
        if ((byte & 0xc0U) == 0x80U) continue;  // not the first byte of a character
        // Three bytes from U+2E80 on are the scripts of East Asia and their full-width signs; four bytes their rarer ones.
        width += byte >= 0xe3U || (byte == 0xe2U && k + 1 < text.size() && static_cast<unsigned char>(text[k + 1]) >= 0xbaU)
                     ? 2
                     : 1;
    }
    return width;
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (const std::string_view piece : pieces(text)) longest = std::max(longest, width_of(piece));
    return longest;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    Lines lines(width);
    for (const std::string_view piece : pieces(text)) lines.append(piece);
    return lines.take();
}

}  // namespace consortia::command
