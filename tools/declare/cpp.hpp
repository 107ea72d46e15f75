// Pieces of C++ as text: names, literals and what stands at the top of a file made from YAML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consortia::declare {

/// The YAML and the C++ that is made of it.
struct Subject {
    std::string name;             ///< path of the YAML without its ending, as #include names the header: parameters/labour
    std::string cpp_namespace{};  ///< e.g. consortium::given

    /// The struct: SchoolFinance of school_finance.yaml.
    std::string type() const;
};

/// A dotted name without its first word, as one word: tax_credit_rate of policy.tax_credit.rate.
std::string member_of(std::string_view dotted);

/// Whether a C++ variable may be called so.
bool is_identifier(std::string_view word);

/// `text` in double quotes.
std::string literal(std::string_view text);

/// `{"a", "b"}`.
std::string literals(const std::vector<std::string>& texts);

/// The shortest decimal that is this number; infinity by its name in <limits>.
std::string literal(double number);

/// `text` as a comment `/// …`, in lines of at most 120 characters that begin with `indent`.
std::string comment(std::string_view text, std::string_view indent);

std::string joined(const std::vector<std::string>& words, const std::string& between);

/// A designated initialiser, a line a member: `{.name = "x",\n .unit = "1/q"}`.
class Members {
  public:
    void add(const std::string& name, const std::string& value) { members_.push_back('.' + name + " = " + value); }
    std::string text() const;

  private:
    std::vector<std::string> members_;
};

// Whole files: a heading that says which YAML to change, includes, namespace.

/// A header around `body`: its includes, declarations and definitions.
std::string header(const Subject& subject, const std::string& body);
/// What stands at the top of a file.
std::string heading(const Subject& subject);
/// The .cpp beside it, which defines `declare` as `calls` on `schema`.
std::string source(const Subject& subject, const std::string& calls);

std::string forward_schema();  ///< class consortia::Schema
std::string declare_member();  ///< of the struct
std::string open_namespace(const Subject& subject);
std::string close_namespace(const Subject& subject);

}  // namespace consortia::declare
