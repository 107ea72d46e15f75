// The explicit list of models, in the order shown. A model is one line here and one there.
#include "models/catalogue.hpp"

namespace consortium {
extern const consortia::Model model;
}
namespace sir {
extern const consortia::Model model;
}
namespace bass {
extern const consortia::Model model;
}
namespace labour_flow {
extern const consortia::Model model;
}
namespace net_sis {
extern const consortia::Model model;
}
namespace partnet {
extern const consortia::Model model;
}
namespace voter {
extern const consortia::Model model;
}
namespace ants {
extern const consortia::Model model;
}
namespace households {
extern const consortia::Model model;
}
namespace schelling {
extern const consortia::Model model;
}
namespace flocking {
extern const consortia::Model model;
}
namespace wolf_sheep {
extern const consortia::Model model;
}

namespace models {

const consortia::Catalogue& catalogue() {
    static const consortia::Catalogue all{consortium::model, sir::model,       bass::model,     labour_flow::model,
                                          net_sis::model,    partnet::model,   voter::model,    ants::model,
                                          households::model, schelling::model, flocking::model, wolf_sheep::model};
    return all;
}

}  // namespace models
