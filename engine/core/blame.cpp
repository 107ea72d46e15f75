#include "engine/core/blame.hpp"

#include "engine/core/error.hpp"
#include "engine/core/type_name.hpp"

#include <new>

namespace consortia {

void rethrow_blamed(const std::string& where) {
    try {
        throw;
    } catch (const ContractError& error) {
        throw ContractError(where + ": " + error.what());
    } catch (const InputError&) {
        throw;
    } catch (const SystemError&) {
        throw;
    } catch (const Interrupted&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        throw ContractError(where + ": throws " + name_of(typeid(error)) + ": " + error.what());
    } catch (...) {
        throw ContractError(where + ": throws something that is no std::exception");
    }
}

}  // namespace consortia
