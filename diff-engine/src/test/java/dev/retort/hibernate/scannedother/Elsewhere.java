package dev.retort.hibernate.scannedother;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** In a package whose name only starts like the other's. */
@Entity
public class Elsewhere {
    @Id long id;
}
