package dev.retort.hibernate.scanned.sub;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Derived extends Base {
    @Id long id;
}
