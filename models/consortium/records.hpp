// Everybody and everything there is in the model, by subject: agents, edges, letters, sums and indexes.
#pragma once

#include "models/consortium/cooperation/records.hpp"
#include "models/consortium/firms/records.hpp"
#include "models/consortium/government/records.hpp"
#include "models/consortium/institutes/records.hpp"
#include "models/consortium/labour/records.hpp"
#include "models/consortium/outputs/counts.hpp"
#include "models/consortium/schools/records.hpp"
