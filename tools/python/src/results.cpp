// Results: labelled variables as arrays of NumPy, and what a comparison answers.
#include "tools/python/src/results.hpp"

#include "engine/session/answer/csv.hpp"
#include "engine/session/answer/json.hpp"
#include "tools/command/documents/report_data.hpp"
#include "tools/python/src/bind.hpp"
#include "tools/report/page.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

namespace consortia::python {

namespace py = pybind11;

namespace {

using output::StoredVariable;

const char* kind_of(const StoredVariable& variable) {
    switch (variable.kind) {
        case StoredVariable::Kind::number:
            return "number";
        case StoredVariable::Kind::whole:
            return "whole";
        case StoredVariable::Kind::count:
            return "count";
        case StoredVariable::Kind::text:
            break;
    }
    return "text";
}

py::dict notes_of(const output::Notes& notes) {
    py::dict all;
    for (const auto& [name, texts] : notes) {
        if (texts.size() == 1) {
            all[py::str(name)] = texts.front();
        } else {
            all[py::str(name)] = texts;
        }
    }
    return all;
}

py::list variables_of(const output::DataSet& data) {
    py::list all;
    for (const StoredVariable& variable : data.variables()) {
        py::dict told;
        told["name"] = variable.name;
        told["kind"] = kind_of(variable);
        told["over"] = variable.over;
        told["shape"] = variable.shape;
        told["notes"] = notes_of(variable.notes);
        all.append(told);
    }
    return all;
}

/// Takes the numbers without a copy.
py::array array_of(std::vector<double> numbers, const std::vector<u64>& shape) {
    auto held = std::make_unique<std::vector<double>>(std::move(numbers));
    const double* first = held->data();
    const std::vector<py::ssize_t> sizes(shape.begin(), shape.end());
    const py::capsule owner(held.release(), [](void* kept) { delete static_cast<std::vector<double>*>(kept); });
    return py::array_t<double>(sizes, first, owner);
}

py::object values_of(const output::DataSet& data, const std::string& name) {
    const StoredVariable& variable = data.at(name);
    if (variable.kind == StoredVariable::Kind::text) return py::cast(data.texts(name));
    std::vector<double> numbers;
    {
        const py::gil_scoped_release unlocked;
        numbers = data.numbers(name);
    }
    return array_of(std::move(numbers), variable.shape);
}

const char* kind_of(const session::Result& result) {
    switch (result.kind()) {
        case session::Result::Kind::ensemble:
            return "ensemble";
        case session::Result::Kind::comparison:
            return "comparison";
        case session::Result::Kind::study:
            break;
    }
    return "study";
}

session::Answer answer_of(const ResultView& view, double cost_of_funds, bool across_places) {
    return session::answer_of(view.result, {{cost_of_funds}, across_places});
}

py::list sentences_of(const session::Answer& answer) {
    py::list all;
    for (const session::Sentence& sentence : answer.sentences)
        all.append(py::make_tuple(name_of(sentence.about), sentence.text.en, sentence.text.zh));
    return all;
}

std::string page_of(const ResultView& view, const session::Answer& answer, const std::string& language) {
    if (!report::has_page()) throw SystemError("this build has no page of the report: it was made without npm");
    return report::page(report::Kind::report, command::report_data(view.result, answer), language);
}

}  // namespace

void bind_results(py::module_& module, const Catalogue& models) {
    const auto asking = [](auto make) {
        return [make](const ResultView& view, double cost_of_funds, bool across_places) {
            return make(view, answer_of(view, cost_of_funds, across_places));
        };
    };
    py::class_<ResultView, std::shared_ptr<ResultView>>(module, "Result", "What came of runs, in memory or in a file.")
        .def_property_readonly("kind", [](const ResultView& view) { return kind_of(view.result); })
        .def_property_readonly("path", [](const ResultView& view) { return view.result.path(); })
        .def_property_readonly("missing", [](const ResultView& view) { return view.result.missing(); })
        .def_property_readonly("notes", [](const ResultView& view) { return notes_of(view.result.data().notes()); })
        .def_property_readonly("variables", [](const ResultView& view) { return variables_of(view.result.data()); })
        .def("values", [](const ResultView& view, const std::string& name) { return values_of(view.result.data(), name); })
        .def("sentences", asking([](const ResultView&, const session::Answer& answer) { return sentences_of(answer); }),
             py::arg("cost_of_funds"), py::arg("across_places"))
        .def("league_csv", asking([](const ResultView& view, const session::Answer& answer) {
                 return session::league_csv(view.result, answer);
             }),
             py::arg("cost_of_funds"), py::arg("across_places"))
        .def("differences_csv", asking([](const ResultView& view, const session::Answer& answer) {
                 return session::differences_csv(view.result, answer);
             }),
             py::arg("cost_of_funds"), py::arg("across_places"))
        .def("json", asking([](const ResultView& view, const session::Answer& answer) {
                 return session::json_of(view.result, answer);
             }),
             py::arg("cost_of_funds"), py::arg("across_places"))
        .def(
            "page",
            [](const ResultView& view, double cost_of_funds, bool across_places, const std::string& language) {
                return page_of(view, answer_of(view, cost_of_funds, across_places), language);
            },
            py::arg("cost_of_funds"), py::arg("across_places"), py::arg("language"));
    module.def(
        "open",
        [&models](const std::string& file) {
            const auto desk = desk_of(models, {});
            return std::make_shared<ResultView>(
                ResultView{.desk = desk, .result = session::Result::open(file, desk->workspace)});
        },
        py::arg("file"), "A result file. SystemFailure if it is damaged or none of ours.");
}

}  // namespace consortia::python
