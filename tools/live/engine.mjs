// The program for browsers as an object: in a worker of a page, and under node. It asks its surroundings for a clock, and for
// somewhere to write what it would write as it ends; it has no files, no variables and no network.

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** What was wrong, in the words of the command line; `code` is its exit code. */
export class Fault extends Error {
    constructor(code, words) {
        super(words);
        this.code = code;
    }
}

/** What the program imports of WASI; whatever is not here is refused. */
function system(memory) {
    const refused = 52; // ENOSYS
    return {
        clock_time_get(_id, _precision, at) {
            new DataView(memory().buffer).setBigUint64(at, BigInt(Math.round(performance.now() * 1e6)), true);
            return 0;
        },
        fd_write(_descriptor, parts, count, written) {
            const view = new DataView(memory().buffer);
            const bytes = [];
            for (let k = 0; k < count; ++k) {
                const [from, size] = [view.getUint32(parts + 8 * k, true), view.getUint32(parts + 8 * k + 4, true)];
                bytes.push(...new Uint8Array(memory().buffer, from, size));
            }
            console.error(decoder.decode(new Uint8Array(bytes)));
            view.setUint32(written, bytes.length, true);
            return 0;
        },
        environ_sizes_get(count, size) {
            const view = new DataView(memory().buffer);
            view.setUint32(count, 0, true);
            view.setUint32(size, 0, true);
            return 0;
        },
        environ_get: () => 0,
        fd_close: () => refused,
        fd_seek: () => refused,
        proc_exit(code) {
            throw new Fault(4, `the program has ended with ${code}`);
        },
    };
}

export class Engine {
    #is;

    /** An engine of its own memory, of a compiled module. */
    static async of(module) {
        let memory = null;
        const { exports } = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: system(() => memory) });
        memory = exports.memory;
        exports._initialize();
        return new Engine(exports);
    }

    constructor(exports) {
        this.#is = exports;
    }

    /** Calls `use` with place and size of each text, one after the other. */
    #with(texts, use) {
        const places = texts.flatMap((text) => {
            const bytes = encoder.encode(text);
            const at = this.#is.room(Math.max(1, bytes.length));
            new Uint8Array(this.#is.memory.buffer, at, bytes.length).set(bytes);
            return [at, bytes.length];
        });
        try {
            return use(...places);
        } finally {
            for (let k = 0; k < places.length; k += 2) this.#is.free_room(places[k]);
        }
    }

    #told() {
        return decoder.decode(new Uint8Array(this.#is.memory.buffer, this.#is.told(), this.#is.told_size()));
    }

    #require(code) {
        if (code !== 0) throw new Fault(code, this.#told());
    }

    add(file, text) {
        this.#with([file, text], (...places) => this.#is.add_file(...places));
    }

    /** Begins a run of the scenario; `set` are texts as of --set. */
    open(scenario, set = [], replicate = 0) {
        this.#require(this.#with([scenario, set.join("\n")], (...places) => this.#is.open(...places, replicate)));
    }

    describe() {
        this.#require(this.#is.describe());
        return JSON.parse(this.#told());
    }

    step() {
        this.#require(this.#is.step());
    }

    get stepsDone() {
        return this.#is.steps_done();
    }

    get isDone() {
        return this.#is.is_done() === 1;
    }

    /** All frames after the burn-in, step by step. */
    frames() {
        return new Float64Array(this.#is.memory.buffer, this.#is.frames(), this.#is.frame_count() * this.#is.frame_width()).slice();
    }

    /** That of the last step; empty before the first after the burn-in. */
    frame() {
        const [count, width] = [this.#is.frame_count(), this.#is.frame_width()];
        const from = this.#is.frames() + 8 * width * Math.max(0, count - 1);
        return new Float64Array(this.#is.memory.buffer, from, count === 0 ? 0 : width).slice();
    }

    /** Of the state, as results write it. */
    digest() {
        return BigInt.asUintN(64, this.#is.digest()).toString(16).padStart(16, "0");
    }

    /** The two ends of every edge of a kind, by the keys of agents; 0 of an edge that has ended. */
    edges(kind) {
        this.#require(this.#with([kind], (...places) => this.#is.look_at_edges(...places)));
        const keys = (at) => new BigUint64Array(this.#is.memory.buffer, at, this.#is.edge_count()).slice();
        return { from: keys(this.#is.edges_from()), to: keys(this.#is.edges_to()) };
    }
}
