// Keeps a classroom's roll and its big screen fresh: who has come, who waits, the code that changes.
import { keepFresh } from "../ground/fresh";

keepFresh(4000);
