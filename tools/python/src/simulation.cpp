// One run, step by step: what agents and edges are like between two steps, and levers that answer to it.
#include "tools/python/src/bind.hpp"
#include "tools/python/src/desk.hpp"
#include "tools/python/src/records.hpp"

#include "engine/config/scenario/resolved.hpp"
#include "engine/files/build_id.hpp"
#include "engine/files/image.hpp"
#include "engine/run/simulation.hpp"
#include "engine/session/micro/table.hpp"

#include <pybind11/stl.h>

namespace consortia::python {

namespace py = pybind11;

namespace {

class Quiet final : public session::Listener {};

/// From a step on a lever is what a layer of YAML says.
struct Change {
    i32 from = 0;       ///< counted from the start
    std::string lever;  ///< its name
    Recipe layer;       ///< a scenario that says it
};

config::Loaded loaded(const Desk& desk, const std::string& file) {
    Quiet nobody;
    return session::load_scenarios(desk.workspace, {file}, {}, nobody).front();
}

class Run {
  public:
    Run(const Catalogue& models, const Recipe& recipe, u32 replicate, u32 threads)
        : models_(&models),
          recipe_(recipe),
          replicate_(replicate),
          desk_(desk_of(models, {recipe})),
          loaded_(loaded(*desk_, recipe.file)),
          crew_(threads) {
        const Model* model = desk_->workspace.find(loaded_.scenario.model);
        simulation_.emplace(*model, *loaded_.schema, loaded_.scenario, replicate, crew_);
    }
    ~Run() { leases_.end(); }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    void populate() {
        if (populated_) return;
        const py::gil_scoped_release unlocked;
        simulation_->populate();
        populated_ = true;
    }

    void step() {
        if (simulation_->done()) throw py::stop_iteration();
        populate();
        leases_.before_step();
        const py::gil_scoped_release unlocked;
        simulation_->step();
    }

    /// Digests of the state are of the command line's: `run --digest`.
    u64 digest() { return simulation_->world().digest(); }

    void change(const Change& change) {
        apply(change);
        changes_.push_back(change);
    }

    void save(const std::string& path) {
        populate();
        files::ImageWriter image(path, key());
        write_recipe(image, recipe_);
        image.value(replicate_);
        image.text(config::resolved(loaded(*desk_, recipe_.file).scenario, *loaded_.schema));
        image.value(static_cast<u64>(changes_.size()));
        for (const Change& change : changes_) {
            image.value(change.from);
            image.text(change.lever);
            write_recipe(image, change.layer);
        }
        simulation_->save(image);
        image.close();
    }

    static std::shared_ptr<Run> restore(const Catalogue& models, const std::string& path, u32 threads) {
        files::ImageReader image(path, key());
        const Recipe recipe = read_recipe(image);
        const u32 replicate = image.value<u32>();
        auto run = std::make_shared<Run>(models, recipe, replicate, threads);
        if (image.text() != config::resolved(run->loaded_.scenario, *run->loaded_.schema))
            throw SystemError(path + ": its scenario " + recipe.file + " has changed since");
        const u64 changes = image.value<u64>();
        for (u64 k = 0; k < changes; ++k) {
            Change change;
            change.from = image.value<i32>();
            change.lever = image.text();
            change.layer = read_recipe(image);
            run->change(change);
        }
        run->simulation_->restore(image);
        run->populated_ = true;
        return run;
    }

    const Recipe& recipe() const { return recipe_; }
    Simulation& simulation() { return *simulation_; }
    World& world() { return simulation_->world(); }
    const Schema& schema() const { return *loaded_.schema; }
    const Scenario& scenario() const { return loaded_.scenario; }
    Leases& leases() { return leases_; }
    bool populated() const { return populated_; }

    const Record& record(const std::string& name) const {
        for (const Record& record : schema().records()) {
            if (record.name == name) return record;
        }
        throw py::key_error(name);
    }

  private:
    static u64 key() { return hash_of("snapshot of a simulation in python, " + files::build_id()); }

    static void write_recipe(ByteSink& image, const Recipe& recipe) {
        image.text(recipe.file);
        image.value(static_cast<u64>(recipe.layers.size()));
        for (const auto& [path, text] : recipe.layers) {
            image.text(path);
            image.text(text);
        }
    }
    static Recipe read_recipe(ByteSource& image) {
        Recipe recipe{image.text()};
        const u64 layers = image.value<u64>();
        for (u64 k = 0; k < layers; ++k) {
            std::string path = image.text();
            recipe.layers.emplace_back(std::move(path), image.text());
        }
        return recipe;
    }

    /// From that step on nothing holds but what the layer says, at its own dates where it names some.
    void apply(const Change& change) {
        const auto desk = desk_of(*models_, {change.layer});
        const config::Loaded said = loaded(*desk, change.layer.file);
        LeverSetting& lever = loaded_.scenario.levers.at(change.lever);
        LeverEntry usual{.value = lever.status_quo, .from = change.from};
        lever.entries.push_back(usual);
        for (LeverEntry entry : said.scenario.levers.at(change.lever).entries) {
            entry.from = std::max(entry.from, change.from);
            lever.entries.push_back(entry);
        }
    }

    const Catalogue* models_;
    Recipe recipe_;
    u32 replicate_;
    std::shared_ptr<const Desk> desk_;
    config::Loaded loaded_;
    std::vector<Change> changes_;
    Crew crew_;
    std::optional<Simulation> simulation_;
    Leases leases_;
    bool populated_ = false;
};

std::string time_of(Run& run) {
    const Simulation& simulation = run.simulation();
    const i32 since = static_cast<i32>(simulation.steps_done()) - static_cast<i32>(run.scenario().burn_in);
    if (run.scenario().start) return to_string(*run.scenario().start + (since - 1));
    return std::to_string(since);
}

py::array records_of(Run& run, const std::string& name) {
    run.populate();
    const Record& record = run.record(name);
    Column& column = run.world().column(record.type);
    return array_of(record, column.size(), run.leases().of(column));
}

template <class T>
py::array_t<T> copied(std::span<const T> values) {
    return py::array_t<T>(static_cast<py::ssize_t>(values.size()), values.data());
}

py::array_t<u64> keys_of(Run& run, const std::string& name) {
    run.populate();
    return copied(std::span<const u64>(run.world().agents(run.record(name).type).keys));
}

py::array_t<u32> owners_of(Run& run, const std::string& name) {
    run.populate();
    return copied(run.world().edges(run.record(name).type).owner_of());
}

py::array_t<u32> targets_of(Run& run, const std::string& name) {
    run.populate();
    const Edges& edges = run.world().edges(run.record(name).type);
    py::array_t<u32> targets(static_cast<py::ssize_t>(edges.size()));
    u32* to = targets.mutable_data();
    for (u32 edge = 0; edge < edges.size(); ++edge) to[edge] = edges.target(edge);
    return targets;
}

py::dict indicators_of(Run& run) {
    py::dict all;
    const std::vector<double>& frame = run.world().frame();
    for (const FrameLayout::Entry& entry : run.world().layout().entries()) {
        const double* first = frame.data() + entry.offset;
        const std::vector<py::ssize_t> shape(entry.shape.begin(), entry.shape.end());
        if (shape.empty()) {
            all[py::str(entry.indicator.name)] = *first;
        } else {
            all[py::str(entry.indicator.name)] = py::array_t<double>(shape, first);
        }
    }
    return all;
}

py::dict axes_of(Run& run) {
    py::dict all;
    for (const Axis& axis : run.world().axes()) all[py::str(axis.name)] = axis.labels;
    return all;
}

py::list records_told(Run& run) {
    const auto named = [&](std::type_index type) -> std::string {
        for (const Record& record : run.schema().records()) {
            if (record.type == type) return record.name;
        }
        return "";
    };
    constexpr const char* roles[] = {"agent", "edge", "component", "tally", "reduction"};
    py::list all;
    for (const Record& record : run.schema().records()) {
        py::list fields;
        for (const Field& field : record.fields)
            fields.append(py::make_tuple(field.name, field.unit, field.about, field.values.label_of));
        py::dict told;
        told["name"] = record.name;
        told["role"] = roles[static_cast<int>(record.role)];
        told["of"] = named(record.of);
        told["to"] = named(record.to);
        told["about"] = record.about;
        told["fields"] = fields;
        all.append(told);
    }
    return all;
}

py::object column_of(const session::MicroColumn& column, u32 rows) {
    if (column.is_text()) {
        py::list texts;
        for (u32 row = 0; row < rows; ++row) texts.append(column.text(row));
        return texts;
    }
    py::array_t<double> numbers(static_cast<py::ssize_t>(rows));
    double* to = numbers.mutable_data();
    for (u32 row = 0; row < rows; ++row) to[row] = column.number(row);
    return numbers;
}

py::dict table_of(Run& run, const std::string& name) {
    run.populate();
    const Record& record = run.record(name);
    const session::MicroTable table = record.role == Record::Role::edge ? session::edges_table(run.world(), record)
                                                                        : session::agents_table(run.world(), record);
    py::dict all;
    for (const session::MicroColumn& column : table.columns) all[py::str(column.name)] = column_of(column, table.rows);
    return all;
}

py::dict levers_of(Run& run) {
    const Simulation& simulation = run.simulation();
    const i32 next = static_cast<i32>(simulation.steps_done()) - static_cast<i32>(run.scenario().burn_in);
    py::dict all;
    for (const auto& [name, lever] : run.scenario().levers) all[py::str(name)] = lever.at(next).everywhere();
    return all;
}

}  // namespace

void bind_simulation(py::module_& module, const Catalogue& models) {
    py::class_<Run, std::shared_ptr<Run>>(module, "Run", "One run, step by step.")
        .def(py::init([&models](const Recipe& recipe, u32 replicate, u32 threads) {
                 return std::make_shared<Run>(models, recipe, replicate, threads);
             }),
             py::arg("recipe"), py::arg("replicate"), py::arg("threads"))
        .def_static(
            "restore", [&models](const std::string& path, u32 threads) { return Run::restore(models, path, threads); },
            py::arg("path"), py::arg("threads"))
        .def("save", &Run::save, py::arg("path"))
        .def("populate", &Run::populate)
        .def("step", &Run::step)
        .def("digest", &Run::digest)
        .def(
            "change_lever",
            [](Run& run, const std::string& lever, const Recipe& layer) {
                const i32 burnt = static_cast<i32>(run.scenario().burn_in);
                const i32 next = std::max(0, static_cast<i32>(run.simulation().steps_done()) - burnt);
                run.change({next, lever, layer});
            },
            py::arg("lever"), py::arg("layer"))
        .def_property_readonly("steps_done", [](Run& run) { return run.simulation().steps_done(); })
        .def_property_readonly("steps_total", [](Run& run) { return run.simulation().steps_total(); })
        .def_property_readonly("burn_in", [](Run& run) { return run.scenario().burn_in; })
        .def_property_readonly("time", time_of)
        .def_property_readonly("recipe", [](Run& run) { return run.recipe(); })
        .def_property_readonly("model", [](Run& run) { return run.scenario().model; })
        .def_property_readonly("levers", levers_of)
        .def_property_readonly("axes", axes_of)
        .def_property_readonly("records", records_told)
        .def("indicators", indicators_of)
        .def("array", records_of, py::arg("record"))
        .def("keys", keys_of, py::arg("agent"))
        .def("owners", owners_of, py::arg("edge"))
        .def("targets", targets_of, py::arg("edge"))
        .def("table", table_of, py::arg("record"));
}

}  // namespace consortia::python
