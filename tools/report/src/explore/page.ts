// The page of the explorer.
import type { Exploration } from "./data";
import { dataOf, explore } from "./explorer";

explore(dataOf<Exploration>());
