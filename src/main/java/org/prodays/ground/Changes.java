package org.prodays.ground;

/** How many things of one kind an import touched. */
public record Changes(int added, int changed, int unchanged, int removed) {

    public static final Changes NONE = new Changes(0, 0, 0, 0);

    public Changes oneAdded() {
        return new Changes(added + 1, changed, unchanged, removed);
    }

    public Changes oneChanged() {
        return new Changes(added, changed + 1, unchanged, removed);
    }

    public Changes oneUnchanged() {
        return new Changes(added, changed, unchanged + 1, removed);
    }

    public Changes oneRemoved() {
        return new Changes(added, changed, unchanged, removed + 1);
    }

    /** Whether the database is as it was before. */
    public boolean nothing() {
        return added == 0 && changed == 0 && removed == 0;
    }
}
