// The chosen moment: a step of an epoch. Everything on the page that shows a value listens to it.

/** The moment of the page. */
export class Clock {
  constructor(data) {
    this.sides = data.sides;
    this.lead = data.sides.at(-1);
    // Of two runs the longer one leads behind the end of the shorter one.
    this.longest = data.sides.reduce((a, b) => (b.epochs > a.epochs ? b : a));
    this.end = data.end;
    this.listeners = [];
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  set(epoch, step) {
    this.epoch = Math.max(0, Math.min(this.end - 1, epoch));
    const leader = this.leader();
    const moment = leader.moment(this.epoch, step / leader.steps);
    this.epoch = moment.epoch;
    this.step = moment.step;
    this.time = moment.time;
    this.moments = this.sides.map(side => side.moment(this.epoch, this.step / leader.steps));
    for (const listener of this.listeners)
      listener(this);
  }

  /** The step that holds a time. */
  setTime(time) {
    const epoch = Math.max(0, Math.min(this.end - 1, Math.floor(time + 1e-9)));
    this.epoch = epoch;
    this.set(epoch, Math.max(0, Math.floor((time - epoch) * this.leader().steps + 1e-9)));
  }

  /** The run whose steps the slider counts. */
  leader() {
    return this.epoch < this.lead.epochs ? this.lead : this.longest;
  }
}
