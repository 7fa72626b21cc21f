// Holds the islands' own types to what the program says (frames.ts): the compiler refuses one that lacks a field, or has another kind of it.
import type * as told from "./frames";
import type * as own from "./protocol";

type Fits<Own extends Omit<Told, "v">, Told> = Own;

export type Fitting = [
  Fits<own.Snapshot<unknown>, told.Snapshot>,
  Fits<own.Delta<unknown>, told.Delta>,
  Fits<own.HallView, told.HallView>,
  Fits<own.Screen, told.Screen>,
  Fits<own.Download, told.DownloadLink>,
  Fits<own.Thumbnails, told.ShownThumbnails>,
  Fits<own.Keeping, told.KeepingView>,
  Fits<own.ShownQuestion, told.ShownQuestion>,
  Fits<own.OwnQuestion, told.OwnQuestion>,
  Fits<own.DeskQuestion, told.DeskQuestion>,
  Fits<own.Done, told.Done>,
  Fits<own.Refused, told.Refused>,
];
