// W1 on plain arrays: compressed rows, a byte of state, one hashed draw an agent.
#include "tests/performance/plain.hpp"
#include "tests/performance/workload.hpp"

#include <numeric>

namespace performance {

namespace {

using namespace plain;

constexpr double infected_at_start = 0.1, infection = 0.02, recovery = 0.1;
constexpr u32 edges_per_agent = 5;

class NetSis final : public Workload {
  public:
    explicit NetSis(const Size& size)
        : size_(size), now_(size.agents), next_(size.agents), exposure_(size.agents), infected_(size.threads) {
        for (u32 i = 0; i < size.agents; ++i) now_[i] = uniform(hash(step_key(size.seed, ~0U) + i)) < infected_at_start;
        connect(drawn_edges());
        make_chances();
    }

    void step(u32 steps) override {
        together(size_.threads, [&](u32 thread, auto meet) {
            const Part part = part_of(size_.agents, thread, size_.threads);
            for (u32 k = 0; k < steps; ++k) {
                const bool even = k % 2 == 0;
                infected_[thread] = infect(part, even ? now_ : next_, even ? next_ : now_, step_key(size_.seed, step_ + k));
                meet();
            }
        });
        if (steps % 2 == 1) now_.swap(next_);
        step_ += steps;
    }

    std::vector<double> outcome() const override {
        return {static_cast<double>(std::accumulate(infected_.begin(), infected_.end(), u64{0})) / size_.agents};
    }

  private:
    struct Edge {
        u32 a, b;
    };

    std::vector<Edge> drawn_edges() const {
        std::vector<Edge> edges(std::size_t{edges_per_agent} * size_.agents);
        u64 draw = step_key(size_.seed, ~1U);
        for (Edge& edge : edges) {
            do edge = {below(hash(++draw), size_.agents), below(hash(++draw), size_.agents)};
            while (edge.a == edge.b);
        }
        return edges;
    }

    void connect(const std::vector<Edge>& edges) {
        std::vector<u32> next(size_.agents + std::size_t{1});
        for (const Edge& edge : edges) ++next[edge.a + 1], ++next[edge.b + 1];
        for (u32 i = 0; i < size_.agents; ++i) most_ = std::max(most_, next[i + 1]), next[i + 1] += next[i];
        row_ = next;
        neighbour_.resize(edges.size() * 2);
        for (const Edge& edge : edges) neighbour_[next[edge.a]++] = edge.b, neighbour_[next[edge.b]++] = edge.a;
    }

    void make_chances() {
        double spared = 1;
        for (u32 k = 0; k <= most_; ++k, spared *= 1 - infection) chance_.push_back(threshold(1 - spared));
    }

    u64 infect(Part part, const std::vector<u8>& now, std::vector<u8>& next, u64 key) {
        const u64 recovers = threshold(recovery);
        u64 total = 0;
        for (u32 i = part.from; i < part.to; ++i) {
            u32 k = 0;
            for (u32 edge = row_[i]; edge < row_[i + 1]; ++edge) k += now[neighbour_[edge]];
            exposure_[i] += k;
            const bool changes = hash(key + i) >> 32 < (now[i] ? recovers : chance_[k]);
            next[i] = now[i] ^ changes;
            total += next[i];
        }
        return total;
    }

    Size size_;
    std::vector<u32> row_, neighbour_;
    std::vector<u8> now_, next_;
    std::vector<u32> exposure_;
    std::vector<u64> chance_;  ///< of being infected by k neighbours
    std::vector<u64> infected_;
    u32 most_ = 0;  ///< neighbours
    u32 step_ = 0;
};

}  // namespace

std::unique_ptr<Workload> plain_net_sis(const Size& size) { return std::make_unique<NetSis>(size); }

}  // namespace performance
