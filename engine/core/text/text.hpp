// A text shown to users, in English and Chinese.
#pragma once

#include <string>

namespace consortia {

struct Text {
    std::string en;
    std::string zh;
};

}  // namespace consortia
