const MINUTE_MILLIS = 60 * 1000;
const MOST_MINUTES = 10;
const MOST_REQUESTS = 6000;

/** What the page knows: what the application said last, and of the last ten minutes. */
export class Model {
  hello = null;
  state = null;
  events = [];
  requests = [];
  #ahead = 0;
  #heard = 0;
  #silent = true;

  /** Begins afresh, for a new connection knows everything. */
  greet(hello) {
    this.hello = hello;
    this.events = [...hello.history ?? []].sort((one, other) => one.time - other.time);
    this.requests = [...hello.requests ?? []].sort((one, other) => one.time - other.time);
    this.#silent = false;
    this.update(hello.state);
  }

  update(state) {
    this.state = state;
    this.#ahead = state.time - Date.now();
    this.#heard = state.time;
    this.#silent = false;
  }

  addEvent(event) {
    this.events.push(event);
    this.#heard = Math.max(this.#heard, event.time);
  }

  /** Adds those that are new: a request that was sent by itself is answered and also streamed. */
  addRequests(requests) {
    const added = requests.filter((request) => !this.requests.some((other) => sameRequest(request, other)));
    this.requests.push(...added);
    this.requests.sort((one, other) => one.time - other.time);
    return added;
  }

  fallSilent() {
    this.#silent = true;
  }

  /** The time by the application's clock. */
  now() {
    return Date.now() + this.#ahead;
  }

  /** Until when anything is known. */
  knownUntil() {
    return this.#silent ? this.#heard : this.now();
  }

  /** How many minutes are worth a look: ten, or fewer where the application has just begun. */
  minutes() {
    const known = (this.now() - (this.events[0]?.time ?? this.now())) / MINUTE_MILLIS;
    return Math.min(Math.ceil(known + .1), MOST_MINUTES);
  }

  /** The first moment that is shown. */
  begin() {
    return this.now() - this.minutes() * MINUTE_MILLIS;
  }

  forgetOld() {
    const horizon = this.now() - MOST_MINUTES * MINUTE_MILLIS;
    const first = this.events.findIndex((event) => event.time >= horizon);
    // The one before still tells how the window begins
    this.events = this.events.slice(Math.max(0, (first < 0 ? this.events.length : first) - 1));
    if (this.requests.length > MOST_REQUESTS || this.requests[0]?.time < horizon) {
      this.requests = this.requests.filter((request) => request.time >= horizon).slice(-MOST_REQUESTS);
    }
  }

  /** The states of the compute within the window, oldest first. */
  spans() {
    const from = this.begin();
    const until = this.knownUntil();
    const events = this.events.length || !this.state ? this.events
      : [{ time: this.state.compute.since, state: this.state.compute.state, cause: null }];
    return events
      .map((event, index) => ({
        state: event.state,
        cause: event.cause,
        began: event.time,
        from: Math.max(event.time, from),
        to: Math.min(events[index + 1]?.time ?? until, until),
        last: index === events.length - 1,
      }))
      .filter((span) => span.to >= from && span.to >= span.from);
  }
}

function sameRequest(one, other) {
  return one.time === other.time && one.millis === other.millis && one.kind === other.kind
    && one.settings === other.settings;
}
