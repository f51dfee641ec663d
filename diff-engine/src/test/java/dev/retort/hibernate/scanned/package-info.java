@FilterDef(name = "recent")
package dev.retort.hibernate.scanned;

import org.hibernate.annotations.FilterDef;
