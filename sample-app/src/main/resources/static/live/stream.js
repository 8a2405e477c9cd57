const FIRST_DELAY = 1;
const LONGEST_DELAY = 10;
const SILENCE_MILLIS = 10_000;

/**
 * The application's events. Where they end, it is asked again after 1, 2, 4, 8 and then each 10 seconds; a stream that says
 * nothing for ten seconds, though it has something to say each half second, has ended too.
 */
export class Stream {
  #source = null;
  #delay = FIRST_DELAY;
  #left = 0;
  #heard = 0;
  #listeners;
  #onState;

  /**
   * @param listeners a function for the data of each kind of event
   * @param onState told {state: 'connecting' | 'open' | 'lost', seconds: until the next try}
   */
  constructor(listeners, onState) {
    this.#listeners = listeners;
    this.#onState = onState;
    setInterval(() => this.#tick(), 1000);
    addEventListener('pagehide', () => this.#source?.close());
    addEventListener('pageshow', (event) => event.persisted && this.open());
  }

  open() {
    this.#source?.close();
    this.#left = 0;
    this.#heard = Date.now();
    this.#onState({ state: 'connecting' });
    const source = new EventSource('live');
    this.#source = source;
    source.addEventListener('error', () => source === this.#source && this.#lose());
    for (const [kind, listener] of Object.entries(this.#listeners)) {
      source.addEventListener(kind, (event) => source === this.#source && this.#hear(kind, listener, event));
    }
  }

  #hear(kind, listener, event) {
    this.#heard = Date.now();
    if (kind === 'hello') {
      this.#delay = FIRST_DELAY;
      this.#onState({ state: 'open' });
    }
    listener(JSON.parse(event.data));
  }

  #lose() {
    this.#source.close();
    this.#source = null;
    this.#left = this.#delay;
    this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY);
    this.#onState({ state: 'lost', seconds: this.#left });
  }

  #tick() {
    if (this.#source) {
      if (Date.now() - this.#heard > SILENCE_MILLIS) {
        this.#lose();
      }
    }
    else if (--this.#left > 0) {
      this.#onState({ state: 'lost', seconds: this.#left });
    }
    else {
      this.open();
    }
  }
}
