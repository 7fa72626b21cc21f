// A slide as a picture: WebP where the browser knows it, in the smaller width on small screens.
import { element } from "../ground/page";

export interface Slide {
  /** where its pictures are, but for -small.webp, -large.webp and the same as PNG */
  address: string;
  /** of the large ones, in pixels; the small ones are half of it */
  width: number;
  height: number;
  words: string;
}

export type Size = "small" | "large";

/** @param alt what is said of it; nothing where the words stand beside it */
export function picture(slide: Slide, size: Size, alt: string): HTMLPictureElement {
  const made = element("picture", "slide-frame");
  const source = element("source", "");
  source.type = "image/webp";
  source.srcset = `${slide.address}-${size}.webp`;
  const image = element("img", "slide-picture");
  image.alt = alt;
  image.width = slide.width;
  image.height = slide.height;
  image.decoding = "async";
  made.append(source, image);
  image.src = `${slide.address}-${size}.png`; // after its source, or both are loaded
  return made;
}
