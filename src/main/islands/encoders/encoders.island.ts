// Keeps the states of the sources fresh.
import { keepFresh } from "../ground/fresh";

keepFresh(5000);
