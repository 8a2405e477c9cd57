create table vendor_specific (id bigint);
