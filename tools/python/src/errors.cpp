// The three ways to fail (engine/core/error.hpp) as exceptions of Python.
#include "tools/python/src/bind.hpp"

#include "engine/core/error.hpp"

#include <pybind11/stl.h>

#include <exception>

namespace consortia::python {

namespace py = pybind11;

namespace {

/// The class in the module, made once; it lives as long as the interpreter.
PyObject* made(py::module_& module, const char* name, const char* about, const py::tuple& bases) {
    const std::string path = module.attr("__name__").cast<std::string>();
    const std::string full = path.substr(0, path.rfind('.') + 1) + name;
    PyObject* type = PyErr_NewExceptionWithDoc(full.c_str(), about, bases.ptr(), nullptr);
    if (type == nullptr) throw py::error_already_set();
    module.add_object(name, type);
    return type;
}

struct Types {
    PyObject* input = nullptr;
    PyObject* model = nullptr;
    PyObject* system = nullptr;
};
Types types;

py::list problems_of(const InputError& error) {
    py::list all;
    for (const Problem& problem : error.problems()) {
        py::dict told;
        told["file"] = problem.where.file;
        told["line"] = problem.where.line;
        told["column"] = problem.where.column;
        told["text"] = problem.text;
        told["warning"] = problem.severity == Problem::Severity::warning;
        all.append(told);
    }
    return all;
}

void raise(const InputError& error) {
    py::object instance = py::reinterpret_borrow<py::object>(types.input)(error.what());
    instance.attr("problems") = problems_of(error);
    PyErr_SetObject(types.input, instance.ptr());
}

void translate(std::exception_ptr thrown) {
    try {
        if (thrown) std::rethrow_exception(thrown);
    } catch (const InputError& error) {
        raise(error);
    } catch (const ContractError& error) {
        PyErr_SetString(types.model, error.what());
    } catch (const SystemError& error) {
        PyErr_SetString(types.system, error.what());
    } catch (const Interrupted& error) {
        PyErr_SetString(PyExc_KeyboardInterrupt, error.what());
    }
}

}  // namespace

void bind_errors(py::module_& module) {
    PyObject* base = made(module, "Error", "What goes wrong in the engine.", py::make_tuple(py::handle(PyExc_Exception)));
    types.input =
        made(module, "InputError",
             "An input is wrong, and nothing was played. The text names every mistake as `file:line:column: error: …`; "
             "`problems` lists them as dicts with `file`, `line`, `column`, `text`, `warning`.",
             py::make_tuple(py::handle(base), py::handle(PyExc_ValueError)));
    types.model = made(module, "ModelError",
                       "A model broke its contract (a NaN, an overflow, a wrong id): phase, step and agent are named.",
                       py::make_tuple(py::handle(base), py::handle(PyExc_RuntimeError)));
    types.system = made(module, "SystemFailure", "The system failed (disk, memory, a damaged file).",
                        py::make_tuple(py::handle(base), py::handle(PyExc_OSError)));
    py::register_exception_translator(translate);
}

}  // namespace consortia::python
