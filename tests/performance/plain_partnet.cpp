// W2 on plain arrays: one array a variable, sums added where they belong, one hashed draw a student, firm and link.
#include "tests/performance/plain.hpp"
#include "tests/performance/workload.hpp"

#include <array>

namespace performance {

namespace {

using namespace plain;

constexpr double subsidy = 0.1, tax = 0.2, rewired = 0.02;
constexpr u32 links = 5;

struct Mean {
    double sum = 0;
    u32 count = 0;
};

class Partnet final : public Workload {
  public:
    explicit Partnet(const Size& size)
        : size_(size),
          schools_(size.agents / 100),
          firms_(size.agents / 100 * 9),
          students_(size.agents - schools_ - firms_),
          q_(schools_),
          tech_(firms_),
          prod_(firms_),
          partner_(std::size_t{links} * firms_),
          skill_(students_),
          school_(students_),
          firm_(students_),
          staff_(size.threads, std::vector<Mean>(firms_)),
          known_(size.threads, std::vector<Mean>(schools_)),
          sums_(size.threads) {
        u64 draw = step_key(size.seed, ~0U);
        const auto drawn = [&] { return uniform(hash(++draw)); };
        for (double& q : q_) q = drawn();
        for (u32 i = 0; i < firms_; ++i) tech_[i] = drawn(), prod_[i] = 0.5 + drawn();
        for (u32 i = 0; i < students_; ++i) {
            skill_[i] = drawn();
            school_[i] = below(hash(++draw), schools_);
            firm_[i] = below(hash(++draw), firms_);
        }
        for (u32& partner : partner_) partner = below(hash(++draw), schools_);
    }

    void step(u32 steps) override {
        together(size_.threads, [&](u32 thread, auto meet) {
            for (u32 k = 0; k < steps; ++k) {
                sums_[thread] = {};
                learn(thread, step_key(size_.seed, 2 * (step_ + k)));
                meet();
                innovate(thread, step_key(size_.seed, 2 * (step_ + k) + 1));
                meet();
                teach(thread);
                meet();
            }
        });
        step_ += steps;
    }

    std::vector<double> outcome() const override {
        std::array<double, 4> all{};
        for (const Sums& of_one : sums_) {
            for (u32 k = 0; k < 4; ++k) all[k] += of_one[k];
        }
        return {all[0] / schools_, all[1] / firms_, all[2] / firms_, all[3] / students_};
    }

  private:
    using Sums = std::array<double, 4>;  ///< of q, tech, prod and skill

    Part part(u32 count, u32 thread) const { return part_of(count, thread, size_.threads); }

    void learn(u32 thread, u64 key) {
        std::vector<Mean>& staff = staff_[thread];
        double sum = 0;
        const Part mine = part(students_, thread);
        for (u32 i = mine.from; i < mine.to; ++i) {
            Mean& here = staff[firm_[i]];
            here.sum += skill_[i];
            ++here.count;
            skill_[i] += 0.1 * (q_[school_[i]] - skill_[i]) + 0.05 * (tech_[firm_[i]] - skill_[i]) +
                         0.01 * (uniform(hash(key + i)) - 0.5);
            sum += skill_[i];
        }
        sums_[thread][3] = sum;
    }

    void innovate(u32 thread, u64 key) {
        std::vector<Mean>& known = known_[thread];
        double tech = 0, prod = 0;
        const Part mine = part(firms_, thread);
        for (u32 i = mine.from; i < mine.to; ++i) {
            const double before = tech_[i];
            u64 draw = hash(key + i);
            const double u = uniform(draw);
            double q = 0;
            for (u32 k = links * i; k < links * (i + 1); ++k) {
                q += q_[partner_[k]];
                Mean& there = known[partner_[k]];
                there.sum += before;
                ++there.count;
                draw = hash(draw + k);
                if ((draw & 0xffffffffU) < threshold(rewired)) partner_[k] = below(draw, schools_);
            }
            const Mean staff = staff_of(i);
            prod_[i] = 0.9 * prod_[i] + (staff.count > 0 ? 0.1 * before * staff.sum / staff.count : 0);
            tech_[i] += 0.02 * (q / links - before) + 0.01 * tax * u;
            tech += tech_[i];
            prod += prod_[i];
        }
        sums_[thread][1] = tech;
        sums_[thread][2] = prod;
    }

    void teach(u32 thread) {
        double sum = 0;
        const Part mine = part(schools_, thread);
        for (u32 i = mine.from; i < mine.to; ++i) {
            const Mean known = taken(known_, i);
            if (known.count > 0) q_[i] += 0.05 * (known.sum / known.count - q_[i]);
            q_[i] += 0.01 * subsidy;
            sum += q_[i];
        }
        sums_[thread][0] = sum;
    }

    Mean staff_of(u32 firm) { return taken(staff_, firm); }

    /// What all threads added up; the sums begin again.
    static Mean taken(std::vector<std::vector<Mean>>& sums, u32 i) {
        Mean all;
        for (std::vector<Mean>& of_one : sums) {
            all.sum += of_one[i].sum;
            all.count += of_one[i].count;
            of_one[i] = {};
        }
        return all;
    }

    Size size_;
    u32 schools_, firms_, students_;
    std::vector<double> q_, tech_, prod_;
    std::vector<u32> partner_;
    std::vector<double> skill_;
    std::vector<u32> school_, firm_;
    std::vector<std::vector<Mean>> staff_, known_;  ///< a copy for each thread
    std::vector<Sums> sums_;
    u32 step_ = 0;
};

}  // namespace

std::unique_ptr<Workload> plain_partnet(const Size& size) { return std::make_unique<Partnet>(size); }

}  // namespace performance
