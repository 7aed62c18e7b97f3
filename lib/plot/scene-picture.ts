import { liveScene, liveType } from "./live/scene-json.ts";
import { paint } from "./paint.ts";
import { type Picture, picture } from "./picture.ts";
import { panelsOf } from "./scene/panels.ts";
import type { Scene, SceneSize } from "./scene/scene.ts";

/** A picture on paper (SVG) that comes alive in the page, where jsroot draws it again to be zoomed; `what` it is, in words. */
export async function scenePicture(
  scene: Scene,
  size: SceneSize,
  what: string = "",
): Promise<Picture> {
  const svg = await paint(panelsOf(scene, size), size);
  const names = scene.legend.map(({ label }) => label).join(", ");
  const title = scene.title || (what === "" ? "Histogram" : "");
  const text = [title, what, scene.xLabel, names].filter(Boolean).join(" · ");
  const live = liveScene(scene, size);
  return picture({
    ...(live && { [liveType]: live }),
    "image/svg+xml": svg,
    "text/plain": text,
  });
}
