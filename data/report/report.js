"use strict";
(() => {
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "text") element.textContent = value;
      else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  // Tables: a click on a heading sorts, a second one turns the order around.
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const ties_table = document.getElementById("ties");
  const told = ties_table ? [...ties_table.tBodies[0].rows] : []; // before anyone sorts them
  for (const head of document.querySelectorAll("table thead th")) {
    const column = head.cellIndex, label = head.textContent;
    const table = head.closest("table"), isNumber = table.classList.contains(`n${column + 1}`);
    const sort = () => {
      const down = head.hasAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : isNumber;
      for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...table.tBodies[0].rows].map((row) => {
        const text = row.cells[column].textContent.trim();
        return [isNumber ? parseFloat(text) : text, row];
      });
      const isMissing = (value) => value === "" || Number.isNaN(value);
      rows.sort(([a], [b]) => {
        if (isMissing(a) || isMissing(b)) return isMissing(a) - isMissing(b); // these come last
        const difference = isNumber ? a - b : order.compare(a, b);
        return down ? -difference : difference;
      });
      table.tBodies[0].append(...rows.map(([, row]) => row));
    };
    head.replaceChildren(make("button", { type: "button", text: label, onclick: sort }));
  }

  const source = document.getElementById("data");
  if (!source) return;
  const data = JSON.parse(source.textContent);
  const actors = data.actors.map(([label, x, y, kind, country, cluster, observed, id = ""], index) =>
    ({ index, label, x: x / 100, y: y / 100, kind, country: data.countries[country], cluster, observed, ties: [],
      key: `${label} ${id} ${data.countries[country]}`.toLocaleLowerCase() }));
  const ties = data.ties.map(([from, to, type, layer, first, last = first, stated = 1, ...says], index) =>
    ({ index, from: actors[from], to: actors[to], type, layer, first, last, stated, says, shown: true }));
  // Date, wording and source of a tie, from the table where that has them.
  const saying = (tie) => {
    const row = told[tie.index];
    if (!row) return tie.says;
    return ["date", "wording", "source"].map((name) => row.cells[ties_table.dataset[name]]?.textContent.trim() ?? "");
  };
  for (const tie of ties) {
    tie.from.ties.push(tie);
    if (tie.to !== tie.from) tie.to.ties.push(tie);
  }
  // How many partners, and on which side there are none: there is room for the name.
  for (const actor of actors) {
    const partners = new Set(actor.ties.map((tie) => tie.from === actor ? tie.to : tie.from));
    partners.delete(actor);
    actor.size = partners.size;
    let [dx, dy] = [0, 0];
    for (const other of partners) {
      const distance = Math.hypot(actor.x - other.x, actor.y - other.y) || 1;
      dx += (actor.x - other.x) / distance;
      dy += (actor.y - other.y) / distance;
    }
    const length = Math.hypot(dx, dy) || 1;
    actor.out = [dx / length, dy / length];
    actor.isHub = actor.size >= 10 && actor.size > actors.length / 4;
  }
  const years = ties.flatMap((tie) => [tie.first, tie.last]).filter((year) => year !== null);
  const firstYear = years.reduce((a, b) => Math.min(a, b), Infinity), lastYear = years.reduce((a, b) => Math.max(a, b), -Infinity);
  const many = 20000; // above this, clusters stand for their actors until one looks closer
  const off = { kind: new Set(), type: new Set(), layer: new Set() };
  let year = lastYear, selected = null, found = null, playing = 0;

  // The stage.
  const canvas = make("canvas", { tabindex: "0", role: "application", "aria-describedby": "how" });
  const detail = make("div", { class: "detail", "aria-live": "polite" });
  const how = make("p", { id: "how", text: "Choose an actor to see its ties. Scroll or + and − to zoom, drag or the arrow keys to move, 0 for the whole." });
  const count = make("span", { role: "status" });
  const context = canvas.getContext("2d");
  let scale = 1, left = 0, top = 0, width = 0, height = 0, colors = {};

  const takeColors = () => {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["ink", "quiet", "line", "paper", "mark"]) colors[name] = style.getPropertyValue("--" + name).trim();
  };
  const box = () => {
    const all = actors.length > many ? [...clusters.values()] : actors;
    const xs = all.map((a) => a.x), ys = all.map((a) => a.y);
    const least = (all) => all.reduce((a, b) => Math.min(a, b), Infinity), most = (all) => all.reduce((a, b) => Math.max(a, b), -Infinity);
    return [least(xs), least(ys), most(xs), most(ys)];
  };
  const whole = () => {
    const [x0, y0, x1, y1] = actors.length ? box() : [0, 0, 1, 1];
    const side = data.notes.length ? Math.max(48, Math.min(220, 0.24 * width)) : 48; // names of a ring stand beside it
    scale = Math.min((width - 2 * side) / Math.max(1e-9, x1 - x0), (height - 96) / Math.max(1e-9, y1 - y0));
    if (!Number.isFinite(scale) || scale > 1e6) scale = 60;
    left = width / 2 - scale * (x0 + x1) / 2;
    top = height / 2 - scale * (y0 + y1) / 2;
  };
  let base = 1;
  const resize = () => {
    const ratio = window.devicePixelRatio || 1, fresh = width === 0;
    const bounds = canvas.getBoundingClientRect();
    if (!bounds.width) return;
    width = bounds.width;
    height = bounds.height;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (fresh) {
      whole();
      base = scale;
    }
    draw();
  };
  const at = (actor) => [left + scale * actor.x, top + scale * actor.y];
  const radius = (actor) => (2.2 + 1.5 * Math.sqrt(actor.size)) * Math.min(2.2, Math.max(0.45, Math.sqrt(scale / base)));

  const isShown = (actor) => !off.kind.has(actor.kind) && (actor.ties.length === 0 ? year === lastYear : actor.ties.some((tie) => tie.shown));
  const refresh = () => {
    for (const tie of ties)
      tie.shown = !off.type.has(tie.type) && !off.layer.has(tie.layer) && !off.kind.has(tie.from.kind) && !off.kind.has(tie.to.kind) &&
        (tie.first === null ? year === lastYear : tie.first <= year);
    let held = 0, there = 0;
    for (const tie of ties) held += tie.shown;
    for (const actor of actors) there += actor.shown = isShown(actor);
    count.textContent = `${there} actors, ${held} ties shown`;
    canvas.setAttribute("aria-label", `The network: ${count.textContent}`);
    draw();
  };

  let asked = false;
  const draw = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      paint();
    });
  };
  const paint = () => {
    context.clearRect(0, 0, width, height);
    if (actors.length > many && scale < 4 * base) return paintClusters();
    const near = new Set(selected ? selected.ties.filter((t) => t.shown).flatMap((t) => [t.from, t.to]) : []);
    const dim = selected !== null || found !== null;
    // Ties, color by color; those in doubt at this time, or not stated outright, dashed.
    const batches = new Map();
    for (const tie of ties) {
      if (!tie.shown) continue;
      const strong = selected && (tie.from === selected || tie.to === selected);
      const dashed = !tie.stated || (tie.last === null ? tie.first !== null : tie.last > year);
      const key = `${tie.type}|${dashed}|${!dim || strong}`;
      if (!batches.has(key)) batches.set(key, []);
      batches.get(key).push(tie);
    }
    for (const [key, batch] of batches) {
      const [type, dashed, strong] = key.split("|");
      context.beginPath();
      for (const tie of batch) {
        const [x0, y0] = at(tie.from), [x1, y1] = at(tie.to);
        context.moveTo(x0, y0);
        context.lineTo(x1, y1);
      }
      context.strokeStyle = data.types[type][1];
      context.globalAlpha = strong === "true" ? 0.75 : 0.12;
      context.lineWidth = strong === "true" && dim ? 1.6 : 1;
      context.setLineDash(dashed === "true" ? [4, 3] : []);
      context.stroke();
    }
    context.setLineDash([]);
    const labels = [];
    for (const actor of actors) {
      if (!actor.shown) continue;
      const [x, y] = at(actor), r = radius(actor);
      if (x < -50 || y < -50 || x > width + 50 || y > height + 50) continue;
      const strong = !dim || near.has(actor) || actor === selected || (found && found.has(actor));
      context.globalAlpha = strong ? 1 : 0.25;
      context.beginPath();
      context.arc(x, y, r, 0, 7);
      context.fillStyle = actor.observed ? data.kinds[actor.kind][1] : colors.paper;
      context.fill();
      context.lineWidth = actor === selected ? 3 : 1.4;
      context.strokeStyle = data.kinds[actor.kind][1];
      context.stroke();
      if (strong) labels.push([actor, x, y, r]);
    }
    paintLabels(labels);
  };
  // Hubs first, then places, then the most tied; a label that would lie on a disc or on another is
  // left out. Each goes where it has no partners, if there is room.
  const font = (size, weight = "") => `${weight} ${size}px Lato, "DejaVu Sans", "Noto Sans", sans-serif`;
  const paintLabels = (labels) => {
    context.globalAlpha = 1;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const cell = 24, taken = new Map();
    const cells = ([x0, y0, x1, y1], visit) => {
      for (let i = Math.floor(x0 / cell); i <= Math.floor(x1 / cell); ++i)
        for (let j = Math.floor(y0 / cell); j <= Math.floor(y1 / cell); ++j)
          if (visit(i * 65536 + j)) return true;
      return false;
    };
    const put = (area) => void cells(area, (key) => {
      if (!taken.has(key)) taken.set(key, []);
      taken.get(key).push(area);
      return false;
    });
    const isFree = (area) => !cells(area, (key) => (taken.get(key) || []).some(([x0, y0, x1, y1]) => area[0] < x1 && x0 < area[2] && area[1] < y1 && y0 < area[3]));
    const write = (text, color, halo, places, half, isNeeded) => {
      const w = context.measureText(text).width;
      const area = ([x, y]) => [x - w / 2 - 1, y - half, x + w / 2 + 1, y + half];
      const all = places(w);
      const fits = (place) => place[0] - w / 2 >= 2 && place[0] + w / 2 <= width - 2 && place[1] > half && place[1] < height - half && isFree(area(place));
      const place = all.find(fits) ?? (isNeeded ? all[0] : null);
      if (!place) return;
      put(area(place));
      context.lineWidth = halo;
      context.strokeStyle = colors.paper;
      context.strokeText(text, ...place);
      context.fillStyle = color;
      context.fillText(text, ...place);
    };
    context.textAlign = "center";
    for (const [, x, y, r] of labels) put([x - r, y - r, x + r, y + r]);
    labels.sort(([a], [b]) => (b === selected) - (a === selected) || b.isHub - a.isHub || b.size - a.size || a.index - b.index);
    const name = (actor, x, y, r) => {
      const isStrong = actor.isHub || actor === selected;
      const half = isStrong ? 9 : 6.5;
      context.font = isStrong ? font(14, "bold") : font(11.5);
      const text = actor.label.length > 44 && !isStrong ? actor.label.slice(0, 42) + "…" : actor.label;
      // Centers of the label around the disc, those on the outer side first.
      write(text, colors.ink, isStrong ? 5 : 3, (w) => {
        const side = r + 4 + w / 2, above = r + 3 + half, slant = 0.7 * r + half * 0.8;
        const around = actor.isHub
          ? [[0, above], [0, -above], [side, 0], [-side, 0]]
          : [[side, 0], [-side, 0], [0, above], [0, -above], [0.8 * r + 3 + w / 2, slant], [0.8 * r + 3 + w / 2, -slant], [-0.8 * r - 3 - w / 2, slant], [-0.8 * r - 3 - w / 2, -slant]];
        const fit = ([a, b]) => (Math.sign(a) * Math.min(1, Math.abs(a) / 12) * actor.out[0] + b / 12 * actor.out[1]);
        if (actor.isHub) return around.map(([a, b]) => [x + a, y + b]);
        around.sort((a, b) => fit(b) - fit(a));
        // The name of who has one partner is not written across its tie.
        return (actor.size === 1 && !isStrong ? around.filter((place) => fit(place) > -0.1) : around).map(([a, b]) => [x + a, y + b]);
      }, half, isStrong);
    };
    const hubs = labels.filter(([actor]) => actor.isHub || actor === selected);
    for (const label of hubs) name(...label);
    context.font = font(11.5, "bold");
    if (!selected && !found)
      for (const [text, x, y] of data.notes) write(text, colors.quiet, 4, () => [at({ x: x / 100, y: y / 100 })], 7, false);
    for (const label of labels.slice(0, 400)) if (!hubs.includes(label)) name(...label);
    context.textAlign = "start";
  };
  const clusters = new Map();
  if (actors.length > many)
    for (const actor of actors) {
      if (!clusters.has(actor.cluster)) clusters.set(actor.cluster, { members: [], x: 0, y: 0 });
      clusters.get(actor.cluster).members.push(actor);
    }
  for (const cluster of clusters.values()) {
    cluster.lead = cluster.members.reduce((best, actor) => actor.size > best.size ? actor : best);
    for (const axis of ["x", "y"]) cluster[axis] = cluster.members.reduce((sum, actor) => sum + actor[axis], 0) / cluster.members.length;
  }
  const paintClusters = () => {
    const between = new Map();
    for (const tie of ties) {
      const [a, b] = [tie.from.cluster, tie.to.cluster].sort((x, y) => x - y);
      if (tie.shown && a !== b) between.set(`${a}|${b}`, (between.get(`${a}|${b}`) || 0) + 1);
    }
    context.strokeStyle = colors.quiet;
    context.globalAlpha = Math.min(0.4, 60 / Math.max(1, between.size));
    context.setLineDash([]);
    for (const [key, held] of between) {
      const [a, b] = key.split("|").map((number) => at(clusters.get(Number(number))));
      context.lineWidth = Math.min(8, 0.4 + 0.3 * Math.sqrt(held));
      context.beginPath();
      context.moveTo(...a);
      context.lineTo(...b);
      context.stroke();
    }
    context.font = font(12);
    context.textAlign = "center";
    context.textBaseline = "middle";
    const discs = [], taken = [];
    const lies = (area, all) => all.some(([x0, y0, x1, y1]) => area[0] < x1 && x0 < area[2] && area[1] < y1 && y0 < area[3]);
    for (const cluster of [...clusters.values()].sort((a, b) => b.members.length - a.members.length)) {
      const held = cluster.members.filter((actor) => actor.shown).length;
      if (!held) continue;
      const [x, y] = at(cluster), r = 2 + 0.4 * Math.sqrt(held);
      context.globalAlpha = 0.85;
      context.beginPath();
      context.arc(x, y, r, 0, 7);
      context.fillStyle = colors.mark;
      context.fill();
      context.lineWidth = 1;
      context.strokeStyle = colors.paper;
      context.stroke();
      discs.push([x, y, r, held, cluster.lead.label]);
      taken.push([x - r, y - r, x + r, y + r]);
    }
    // Named after the member with the most partners, where there is room.
    context.globalAlpha = 1;
    context.lineWidth = 3;
    for (const [x, y, r, held, label] of discs) {
      const text = held > 1 ? `${label} + ${held - 1}` : label;
      const w = context.measureText(text).width / 2 + 2;
      const place = [y - r - 9, y + r + 9].find((middle) => !lies([x - w, middle - 7, x + w, middle + 7], taken));
      if (place === undefined) continue;
      taken.push([x - w, place - 7, x + w, place + 7]);
      context.strokeText(text, x, place);
      context.fillStyle = colors.ink;
      context.fillText(text, x, place);
    }
    context.globalAlpha = 1;
    context.textAlign = "start";
  };

  // One actor, or the actors that a search finds.
  const show = (actor) => {
    selected = actor;
    if (!actor) detail.replaceChildren(how);
    else {
      const partner = (tie) => tie.from === actor ? tie.to : tie.from;
      const held = actor.ties.filter((tie) => tie.shown).sort((a, b) => (a.first ?? 1e9) - (b.first ?? 1e9) || order.compare(partner(a).label, partner(b).label));
      detail.replaceChildren(
        make("h3", { text: actor.label }),
        make("p", { text: [data.kinds[actor.kind][0], actor.country, actor.observed ? "" : "not observed: it may have more ties", actor.cluster ? `cluster ${actor.cluster}` : ""].filter(Boolean).join(" · ") }),
        make("p", { text: `${held.length} of ${actor.ties.length} ties` }),
        make("ul", {}, ...held.slice(0, 500).map((tie) => {
          const [date, wording, place] = saying(tie);
          return make("li", {},
            make("button", { type: "button", text: partner(tie).label, onclick: () => show(partner(tie)) }),
            `, ${data.types[tie.type][0]}${date ? `, ${date}` : ", undated"}${tie.stated ? "" : " (not stated outright)"}`,
            make("small", { text: [wording && `“${wording}”`, place].filter(Boolean).join(", ") }));
        })),
        make("button", { type: "button", text: "All actors", onclick: () => show(null) }));
    }
    draw();
  };
  const list = (all) => detail.replaceChildren(
    make("p", { text: all.length === 1 ? "1 actor" : `${all.length} actors` }),
    make("ul", {}, ...all.slice(0, 100).map((actor) => make("li", {}, make("button", { type: "button", text: actor.label, onclick: () => show(actor) })))));
  const search = make("input", { type: "search", id: "search", autocomplete: "off", oninput: () => {
    const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    selected = null;
    if (!words.length) {
      found = null;
      return show(null);
    }
    const all = actors.filter((actor) => actor.shown && words.every((word) => actor.key.includes(word)));
    found = new Set(all);
    list(all);
    draw();
  } });

  // Time and filters.
  const controls = make("div", { class: "controls" }, make("label", { for: "search", text: "Find" }), search);
  if (lastYear > firstYear) {
    const shown = make("output", { for: "year", text: lastYear });
    const slider = make("input", { type: "range", id: "year", min: firstYear, max: lastYear, value: lastYear, oninput: () => {
      year = Number(slider.value);
      shown.textContent = year;
      refresh();
      if (selected) show(selected);
    } });
    const play = make("button", { type: "button", text: "Play", onclick: () => {
      if (playing) return stop();
      if (year === lastYear) slider.value = firstYear;
      else slider.value = year + 1;
      slider.dispatchEvent(new Event("input"));
      play.textContent = "Stop";
      playing = setInterval(() => {
        if (year >= lastYear) return stop();
        slider.value = year + 1;
        slider.dispatchEvent(new Event("input"));
      }, 700);
    } });
    const stop = () => {
      clearInterval(playing);
      playing = 0;
      play.textContent = "Play";
    };
    controls.append(make("label", { for: "year", text: "Begun by" }), slider, shown, play);
  }
  // The legend is the filter: how many there are, and a tick to leave them out.
  const filters = make("details", { class: "filters" }, make("summary", { text: "Legend and filters" }));
  filters.open = window.innerWidth > 800;
  const all = { type: ties, kind: actors, layer: ties };
  for (const [name, legend] of [["type", "Ties"], ["kind", "Actors"], ["layer", "Layers"]]) {
    const words = data[name + "s"];
    if (words.length < 2 && name === "layer" || !words.length) continue;
    const held = words.map(() => 0);
    for (const item of all[name]) ++held[item[name]];
    const group = make("fieldset", {}, make("legend", { text: legend }));
    words.forEach(([label, color], index) => {
      const tick = make("input", { type: "checkbox", checked: "", onchange: () => {
        if (tick.checked) off[name].delete(index);
        else off[name].add(index);
        refresh();
        if (selected) show(selected);
      } });
      const key = make("span", { class: name === "kind" ? "key disc" : "key" });
      if (color) key.style.background = color;
      group.append(make("label", {}, tick, ...(color ? [key] : []), ` ${label} `, make("small", { text: held[index] })));
    });
    filters.append(group);
  }
  const isDoubtful = (tie) => !tie.stated || tie.first !== tie.last;
  const signs = make("p", { class: "signs" });
  if (ties.some(isDoubtful)) signs.append(make("span", { class: "key dashed" }), "dashed: not stated outright, or not certainly begun by the year chosen ");
  if (actors.some((actor) => !actor.observed)) signs.append(make("span", { class: "key hollow" }), "hollow: no source lists all its ties");
  filters.append(signs);
  controls.append(count);

  // Looking around.
  const zoom = (factor, x = width / 2, y = height / 2) => {
    const then = Math.min(400 * base, Math.max(base / 4, scale * factor));
    left = x - (x - left) * then / scale;
    top = y - (y - top) * then / scale;
    scale = then;
    draw();
  };
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const bounds = canvas.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 400), event.clientX - bounds.left, event.clientY - bounds.top);
  }, { passive: false });
  const pointers = new Map();
  let moved = 0;
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    if (pointers.size === 1) moved = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = [event.clientX, event.clientY];
    if (pointers.size === 1) {
      left += now[0] - before[0];
      top += now[1] - before[1];
      draw();
    } else {
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
      const distance = ([x, y]) => Math.hypot(x - other[0], y - other[1]);
      const bounds = canvas.getBoundingClientRect();
      zoom(distance(now) / Math.max(1, distance(before)), other[0] - bounds.left, other[1] - bounds.top);
    }
    moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
    pointers.set(event.pointerId, now);
  });
  const nearest = (x, y) => {
    let best = null, least = 14;
    for (const actor of actors) {
      if (!actor.shown) continue;
      const [a, b] = at(actor), distance = Math.max(0, Math.hypot(a - x, b - y) - radius(actor));
      if (distance < least) [best, least] = [actor, distance];
    }
    return best;
  };
  canvas.addEventListener("pointerup", (event) => {
    pointers.delete(event.pointerId);
    if (moved > 4) return;
    const bounds = canvas.getBoundingClientRect(), x = event.clientX - bounds.left, y = event.clientY - bounds.top;
    if (actors.length > many && scale < 4 * base) {
      const cluster = [...clusters.values()].find((c) => Math.hypot(at(c)[0] - x, at(c)[1] - y) < 6 + 0.6 * Math.sqrt(c.members.length));
      if (cluster) list([...cluster.members].sort((a, b) => b.size - a.size));
      return;
    }
    found = null;
    show(nearest(x, y));
  });
  canvas.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
  canvas.addEventListener("keydown", (event) => {
    const step = 40;
    const does = { ArrowLeft: () => { left += step; }, ArrowRight: () => { left -= step; }, ArrowUp: () => { top += step; }, ArrowDown: () => { top -= step; },
      "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: whole, Escape: () => show(null) }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
    draw();
  });

  const explorer = document.getElementById("explorer");
  const press = (text, label, does) => make("button", { type: "button", text, title: label, onclick: does });
  const buttons = make("div", { class: "zoom" }, press("+", "Closer", () => zoom(1.4)), press("−", "Farther", () => zoom(1 / 1.4)),
    press("All", "The whole network (0)", () => { whole(); draw(); }));
  explorer.append(controls, make("div", { class: "stage" }, make("div", { class: "view" }, canvas, buttons), detail), filters);
  explorer.hidden = false;
  for (const still of document.querySelectorAll("#network .still")) still.classList.add("hidden");
  takeColors();
  show(null);
  refresh();
  new ResizeObserver(resize).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    takeColors();
    draw();
  });
  resize();
  paint();
  performance.mark("entente-ready");
  document.documentElement.dataset.ready = "yes";
})();
