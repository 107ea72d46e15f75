// The page on which the engine plays what an explorer's emulator tells: one part more, which follows the same sliders.
import { dataOf, explore } from "../explore/explorer";
import type { Beside } from "./data";
import { Player, played } from "./played";

async function begin(): Promise<void> {
    const study = dataOf<Beside>();
    const player = await Player.of(study.toy);
    explore(study, [(x) => played(x, player)]);
}

void begin();
