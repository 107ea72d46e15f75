#include "tools/command/answer/accounts_table.hpp"

#include "tools/command/look/amounts_in_cells.hpp"
#include "tools/command/look/paragraph.hpp"
#include "tools/command/tables/text_table.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

using session::Accounts;

bool is_moved(const std::vector<study::Estimated>& added) {
    return std::ranges::any_of(added, [](const study::Estimated& each) { return each.value != 0; });
}

double largest(const Accounts& accounts) {
    double most = 0;
    for (const session::AccountGroup& group : accounts.groups)
        for (const study::Estimated& each : group.added) most = std::max(most, std::abs(each.value));
    return most;
}

}  // namespace

void print_accounts(std::ostream& out, const session::Result& result, const session::Answer& answer, const Look& look) {
    const std::optional<Accounts>& accounts = answer.accounts(result);
    if (!accounts) return;
    const MoneyCells money(answer, result, largest(*accounts), look.language);
    std::vector<Heading> headings{{money.word(), false, true}};
    for (const session::Package& package : answer.packages)
        headings.push_back({session::called(result.scenarios()[package.scenario], look.language), true});
    TextTable table(headings);
    const auto add = [&](std::string name, const std::vector<study::Estimated>& added) {
        std::vector<std::string> row{std::move(name)};
        for (const session::Package& package : answer.packages) row.push_back(money(added[package.scenario]));
        table.add(std::move(row));
    };
    for (const session::AccountGroup& group : accounts->groups) {
        add(in(look.language, group.title), group.added);
        for (const session::Account& account : group.accounts)
            if (look.all && is_moved(account.added)) add("  " + in(look.language, account.title), account.added);
    }
    add(in(look.language, {"net cost", "净成本"}), accounts->net);
    out << '\n';
    print_paragraph(out,
                    in(look.language, {"Public purse: change to the first, discounted; revenue counts against cost",
                                       "财政收支：相对基准的变化（贴现），收入抵减成本"}),
                    look);
    out << table.fit(look.width);
}

}  // namespace consortia::command
