insert into sealing_key (id, first_used_at)
values ('3d6e83f37646d053', timestamp with time zone '2026-01-01 00:00:00+00');
insert into data_dates (id, data_from, data_to)
values (1, date '1998-01-01', date '2026-10-01');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (1, '3d6e83f37646d053', 'a59792290ec4be4a0b8232d5c2416ac6', '2AKA9Q0m5YR/9OQS9OLJF3ssDyZlx3qyn+QJexzVTeX/GKj2/W90YZEJvupBtw==', 'b78186c7f474a8b66e25460b02b9a925', 'PiOct4Zf9gj0myB56QWCszwNfkGd8Z7XiSR9BrW/BCSAnT6uEVQ=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (2, '3d6e83f37646d053', 'eca498f0c290ae3f829a000ee2a1d0ac', 'W2LxdBnugWJMNY5OnkPoD/uEsrv/wJbPBSs/tscn7X/v9F0lBVvftqOT2rC4xA==', 'f187b8fc1b18113e0443b643dc0206e4', '+fBAO79DVwgl64XRXPaIwl6iTgBLmFAslG/ahWFqQgIDNwJwj0k=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (3, '3d6e83f37646d053', '98e197ff4d7f4295c934145cb7e0cd34', '6gwX1oLGy5botkcyDh1tbZOvew3ByQzC0IMFI9tsEVl7a4MXyqJmkro+qeb+5w==', '6b79642d1f1429a4cc81e4759ed0967a', '5NqQPm/WfawrkhYDvDygF/Fm6ydMhu4pvempSI+qXx3lg1Mk');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (4, '3d6e83f37646d053', '929d067d983078ef0db3e60001c0989f', 'nUgmjRbEvieNSsvsDAFg4U4kqoA8RRtf8sNn017wYyni3hVJ2QzYv/+LuSUoyQ==', 'ad1a04bf2e0290f4ff497eaeca933564', 'Z4hT0e3JB7A9M1Qazxagkikp94TYn+qbF8HcZtOrs6S8PxbgqxM=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (5, '3d6e83f37646d053', '02213a78147a1c1ecc449fa4297b8c6d', 'tE2kcDo3odR3UKzg7VTJpk+lIvJJ1V0YQ9kAjq0rWAfIzwr/k35F56g3saRcEA==', 'd655072e62279b831797ae49fa39eeea', 'IzfpmJdBcyZxjc5vwnFMZDtt/Ve3UfEdOPcjWZKMhD9TrEQhXwY=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (6, '3d6e83f37646d053', '8dd43edd1362581a9117209aa6d8849a', '3I9V3GgctPBbxu8I8eYttO18GRsE9NtXsH/Zzvz37SKKA1Hf/On7XOZdJZGrcA==', '148845f07f78c836a417985999b62ac6', '4fuKaDDWafZyynrAOGXmJt1Ov4btMMlK5UxcgMcZYpjJVQ2FNDg=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (7, '3d6e83f37646d053', '4d8b186f2540f66a620b79bbf8a9a72e', 'NUUPfAGQzCGNzi4FPA6z6fxQ9Nfuoeatft3CsGiMLAETTHiYMkPyadBjZYttKw==', 'ecb187f355c4913b5f4e5e4d0eb6663d', 'sskxIosz8NDV4UO94R2bPqwFRBhnFDS5Q6Y0u7Sl0iiQSR5mED8Qug==');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (8, '3d6e83f37646d053', '2f0eebc7c2f791fb97e416717cdfdf60', 'QBF/SGcQLEcNfeGem5hP0eE/s48L+MNIcT/YcBv/Gs44yG+toSG2eM80eJoKmQ==', '784f23221dcfa4af09f9f6f553c5e81f', 'Hl5RB/ObeKELQQwNYjgE8TtFVn6qtiXCPYzwoPZjjCQZVziWUCQ=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (9, '3d6e83f37646d053', '8f7ab93b40d9a672b82ad55c07dbf425', 'O+TkzH4j7ihbzsjclG+vH03N2/56VwUkKzZ+ozw2sMc1zHZEx6gAFqydajFMqA==', '56b9bd2379609619b154e46024677593', 'ruUW7uudBfytQtriiy7XhWUYx8GxlyCIRP0hgvTFgUIGJONIAdI=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (10, '3d6e83f37646d053', 'f47fbe10ed26691ed13081dad502a3a6', '7JfNFfVFzwc2RhxfMAuOL5M5csPNw/nBpDXkL64CVov81VqPAVM76XYVaUYiqA==', '0f6e248643e6c27da6ef68d594cff965', 'jHXrlZ5N2CLenHagHHiMd5c+P8i5o6EF6AaHscLBA7CtYzmsHzM=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (11, '3d6e83f37646d053', '7abed1eb765b287b37d6ffb092dba5f1', 'qbh8prhXY9Dd80t7rlAKktE2iPrOXpc1UieA0QrheV+EHD7pP042yWv6KNCaew==', 'f14f3d8470547b591819acdd23e5414e', '39t2nNTBCarTWmNn6NAfsKqhB844okr8IhKd6kQm5+CtK3UR3HM=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (12, '3d6e83f37646d053', '14505e87fbbadf72c75ff1e213826988', '9xWlsaHzLNZNXc259Mop1GZMlCXJDzA5JPmiuY+MXbr9o69qX8eXBhVA3AUo4A==', '0ad5a479cbee2ba6ad535d46dc1b1e76', 'LvZVAf3EqXqm5wqj5JHzLeDAotIFM862Ax4QxA2ycSUv7ga25Io=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (13, '3d6e83f37646d053', '41d3f257791875bbae786e4d4bdda7d6', 'ZM7SknD6GtfEOR4WD/pqMwLShoYcdOzcReZslEadsGN8jBclMojOCcEG78q19w==', '7891f7c4437cdad6b8e4fba58664d2c9', '+NFG4YUKSaQZKAA7G4LZlFDU3k52NNcmJJn5BfxEI4rzzoggG+M=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (14, '3d6e83f37646d053', '04f9ea37b22a9088afc8c84a73f94ed1', 'Tohq3PTVdYkD50vo6QcRIe2QmuZ0T6JdgxLgnM2h9JER2XvW3L/NPywrBGqhUA==', 'd0986647100f953ba4858302ca6abe64', 'KDYq46BlOD9xZ4mrMEfr2v4XN9H2PbLVOnVvpQttI0vcDDYru64=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (15, '3d6e83f37646d053', 'b596f992e4217a888d98959dc442fbe6', '0rzH0tAyLzwvM10QC1Ouzwj27P8X3TK5boi8MuWKNK6T5uzXKeLqBtyNYXGhKw==', '6648db93c62cc8b994947439852d5e96', 'l730BBMrFShYAdvey0/10xFiFHgvr55KxpiOKq2NYXHdcb/sb+c=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (16, '3d6e83f37646d053', '34a2092e226f715d0f3980d2b68d6dd4', 'VuFfdinKhpBNS7fcPQmJ/vky/U1hPZSFukg+nLvUjJE/7fDn5cAFNpwZylenIg==', 'be6973a3ed984b527e2c2eb0126ae0c8', 'rQYXBtQbv2VTEEBbxW+Ivrs/UFt23E36oQqkpwPoxbeZRT/1mTw=');
insert into person (id, sealing_key, id_number_hash, id_number_sealed, social_security_number_hash, social_security_number_sealed)
values (17, '3d6e83f37646d053', '5f3d70a4d9e8f311cb6860c9a9830a7d', 'j/g2q0s20zHY7gnDuXr2yA4mEfpn4L98CA2y4QW6KNwQ/m3iIw33AKuwQ5nmFQ==', '72667b5ac89fcf39cb83b3b83cdff935', '9mWpyh21LtUsEYIWpn0a+34BmyCi1NGNprQS3I8sJHXf8+j1+Y4=');
insert into credential (person, sealing_key, password_hash)
values (2, '3d6e83f37646d053', 'pbkdf2-sha256-6000:b87789e0baf55dee0f4fac9bf30742b77031c5da666f13a6abb94105254548f35664b106c1f6e38ea29e0e8d21e2f6fc');
insert into credential (person, sealing_key, password_hash)
values (9, '3d6e83f37646d053', 'pbkdf2-sha256-6000:a41da607db57e6d4590452cd924fda43fe5bf9260a1a83eecb59f58446131f532413ad7f774718efdf001634a4e92331');
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (1, 2, 'EMPLOYEE', 'PAYING', 186, 186);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (1, 3, 'EMPLOYEE', 'PAYING', 186, 186);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (1, 4, 'EMPLOYEE', 'PAYING', 186, 186);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (1, 1, 'EMPLOYEE', 'PAYING', 186, 186);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (1, 5, 'EMPLOYEE', 'PAYING', 186, 186);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (2, 2, 'EMPLOYEE', 'PAYING', 12, 12);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (2, 1, 'EMPLOYEE', 'PAYING', 12, 12);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (3, 2, 'EMPLOYEE', 'RETIRED', 218, 218);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (3, 1, 'EMPLOYEE', 'RETIRED', 218, 218);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (4, 2, 'EMPLOYEE', 'SUSPENDED', 216, 47);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (4, 1, 'EMPLOYEE', 'SUSPENDED', 216, 47);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (5, 2, 'RESIDENT', 'PAYING', 0, 0);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (5, 1, 'RESIDENT', 'PAYING', 82, 82);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (6, 2, 'EMPLOYEE', 'PAYING', 0, 0);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (6, 3, 'EMPLOYEE', 'PAYING', 0, 0);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (6, 4, 'EMPLOYEE', 'PAYING', 0, 0);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (6, 1, 'EMPLOYEE', 'PAYING', 0, 0);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (6, 5, 'EMPLOYEE', 'PAYING', 0, 0);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (7, 2, 'EMPLOYEE', 'PAYING', 100, 100);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (7, 3, 'EMPLOYEE', 'PAYING', 100, 100);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (7, 4, 'EMPLOYEE', 'PAYING', 100, 100);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (7, 1, 'EMPLOYEE', 'PAYING', 100, 100);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (7, 5, 'EMPLOYEE', 'PAYING', 99, 12);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (8, 2, 'EMPLOYEE', 'PAYING', 346, 346);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (8, 1, 'EMPLOYEE', 'PAYING', 346, 346);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (9, 2, 'EMPLOYEE', 'PAYING', 278, 278);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (9, 1, 'EMPLOYEE', 'PAYING', 278, 278);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (10, 2, 'EMPLOYEE', 'SUSPENDED', 147, 147);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (10, 3, 'EMPLOYEE', 'SUSPENDED', 147, 147);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (10, 1, 'EMPLOYEE', 'SUSPENDED', 147, 147);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (11, 2, 'EMPLOYEE', 'PAYING', 171, 171);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (11, 4, 'EMPLOYEE', 'PAYING', 171, 171);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (11, 1, 'EMPLOYEE', 'PAYING', 171, 171);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (12, 2, 'EMPLOYEE', 'PAYING', 120, 58);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (12, 3, 'EMPLOYEE', 'PAYING', 120, 58);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (12, 4, 'EMPLOYEE', 'PAYING', 120, 58);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (12, 1, 'EMPLOYEE', 'PAYING', 120, 58);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (12, 5, 'EMPLOYEE', 'PAYING', 120, 58);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (13, 2, 'EMPLOYEE', 'PAYING', 1, 1);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (13, 3, 'EMPLOYEE', 'PAYING', 1, 1);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (13, 4, 'EMPLOYEE', 'PAYING', 1, 1);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (13, 1, 'EMPLOYEE', 'PAYING', 1, 1);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (13, 5, 'EMPLOYEE', 'PAYING', 1, 1);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (14, 2, 'EMPLOYEE', 'PAYING', 346, 346);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (14, 1, 'EMPLOYEE', 'PAYING', 346, 346);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (15, 2, 'RESIDENT', 'PAYING', 0, 0);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (16, 4, 'EMPLOYEE', 'PAYING', 4, 4);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (17, 2, 'EMPLOYEE', 'SUSPENDED', 80, 2);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (17, 3, 'EMPLOYEE', 'SUSPENDED', 80, 2);
insert into enrolment (person, insurance, scheme, status, months_paid, months_in_row)
values (17, 1, 'EMPLOYEE', 'SUSPENDED', 80, 2);
insert into pension_account (person, balance)
values (1, 2864032);
insert into pension_account (person, balance)
values (2, 100507);
insert into pension_account (person, balance)
values (3, 6120450);
insert into pension_account (person, balance)
values (4, 8801006);
insert into pension_account (person, balance)
values (5, 1690820);
insert into pension_account (person, balance)
values (6, 0);
insert into pension_account (person, balance)
values (7, 7520008);
insert into pension_account (person, balance)
values (8, 10200010);
insert into pension_account (person, balance)
values (9, 19043200);
insert into pension_account (person, balance)
values (10, 6438015);
insert into pension_account (person, balance)
values (11, 8274090);
insert into pension_account (person, balance)
values (12, 5730000);
insert into pension_account (person, balance)
values (13, 33600);
insert into pension_account (person, balance)
values (14, 40602005);
insert into pension_account (person, balance)
values (17, 3358060);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (1, 321705, 15680, 184630);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (2, 0, 0, 24960);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (3, 503000, 9860, 76000);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (4, 1240, 0, 0);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (6, 0, 0, 0);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (7, 64075, 18200, 231000);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (8, 999999, 9000, 50050);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (9, 2000100, 19200, 120000);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (10, 31000, 0, 9600);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (11, 140608, 11200, 402000);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (12, 80080, 0, 15000);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (13, 8400, 8400, 0);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (14, 10000001, 40000, 300000);
insert into medical_account (person, balance, credited_this_month, spent_this_year)
values (17, 20530, 0, 41200);
insert into lock_out (subject, caller, wrong_tries, paused_until, verified_at, touched_at, sealing_key)
values ('a59792290ec4be4a0b8232d5c2416ac6', 'anybody', 0, timestamp with time zone '2026-11-20 02:00:00+00', null, timestamp with time zone '2026-11-20 02:00:00+00', '3d6e83f37646d053');
insert into lock_out (subject, caller, wrong_tries, paused_until, verified_at, touched_at, sealing_key)
values ('b78186c7f474a8b66e25460b02b9a925', 'anybody', 0, timestamp with time zone '2026-11-20 02:00:00+00', null, timestamp with time zone '2026-11-20 02:00:00+00', '3d6e83f37646d053');
insert into lock_out (subject, caller, wrong_tries, paused_until, verified_at, touched_at, sealing_key)
values ('a59792290ec4be4a0b8232d5c2416ac6', 'a9d5157a4313442cc9ec57936cfe2303', 0, timestamp with time zone '2026-11-20 02:00:00+00', timestamp with time zone '2026-11-20 02:00:00+00', timestamp with time zone '2026-11-20 02:00:00+00', '3d6e83f37646d053');
insert into lock_out (subject, caller, wrong_tries, paused_until, verified_at, touched_at, sealing_key)
values ('082c234b9b2451326bd52a8589f7efb5', 'anybody', 1, timestamp with time zone '2026-11-20 02:01:03+00', null, timestamp with time zone '2026-11-20 02:01:03+00', '3d6e83f37646d053');
insert into lock_out (subject, caller, wrong_tries, paused_until, verified_at, touched_at, sealing_key)
values ('dccbbb0bec0712d3ffb3a0b105711f00', 'anybody', 1, timestamp with time zone '2026-11-20 02:01:03+00', null, timestamp with time zone '2026-11-20 02:01:03+00', '3d6e83f37646d053');
insert into lock_out (subject, caller, wrong_tries, paused_until, verified_at, touched_at, sealing_key)
values ('082c234b9b2451326bd52a8589f7efb5', '5d2d654381d975778a74a05970fe6ce0', 1, timestamp with time zone '2026-11-20 02:01:03+00', null, timestamp with time zone '2026-11-20 02:01:03+00', '3d6e83f37646d053');
insert into lock_out (subject, caller, wrong_tries, paused_until, verified_at, touched_at, sealing_key)
values ('dccbbb0bec0712d3ffb3a0b105711f00', '5d2d654381d975778a74a05970fe6ce0', 1, timestamp with time zone '2026-11-20 02:01:03+00', null, timestamp with time zone '2026-11-20 02:01:03+00', '3d6e83f37646d053');
insert into lock_out (subject, caller, wrong_tries, paused_until, verified_at, touched_at, sealing_key)
values ('eca498f0c290ae3f829a000ee2a1d0ac', 'anybody', 0, timestamp with time zone '2026-11-20 02:01:03+00', null, timestamp with time zone '2026-11-20 02:01:03+00', '3d6e83f37646d053');
insert into lock_out (subject, caller, wrong_tries, paused_until, verified_at, touched_at, sealing_key)
values ('f187b8fc1b18113e0443b643dc0206e4', 'anybody', 0, timestamp with time zone '2026-11-20 02:01:03+00', null, timestamp with time zone '2026-11-20 02:01:03+00', '3d6e83f37646d053');
insert into lock_out (subject, caller, wrong_tries, paused_until, verified_at, touched_at, sealing_key)
values ('eca498f0c290ae3f829a000ee2a1d0ac', 'a9d5157a4313442cc9ec57936cfe2303', 0, timestamp with time zone '2026-11-20 02:01:03+00', timestamp with time zone '2026-11-20 02:01:03+00', timestamp with time zone '2026-11-20 02:01:03+00', '3d6e83f37646d053');
insert into throttle (caller, window_start, refusals)
values ('5d2d654381d975778a74a05970fe6ce0', timestamp with time zone '2026-11-20 02:00:00+00', 1);
insert into throttle (caller, window_start, refusals)
values ('overall', timestamp with time zone '2026-11-20 02:01:00+00', 0);
insert into enquiry_audit (id, asked_at, person, sealing_key, caller_hash, caller_sealed, call_id, enquiry, detail, result, mac, mac_key)
values (1, timestamp with time zone '2026-01-01 00:00:00+00', null, '3d6e83f37646d053', '80959e118b2b621bf3266058e7e2afef', 'ErU2kbhrYH/w6M9EUgWmPIumhK1R80LUbn8Xkg==', '', 'PENSION', '', 'ANSWERED', null, null);
insert into enquiry_audit (id, asked_at, person, sealing_key, caller_hash, caller_sealed, call_id, enquiry, detail, result, mac, mac_key)
values (2, timestamp with time zone '2026-11-20 02:00:00+00', 1, '3d6e83f37646d053', 'a9d5157a4313442cc9ec57936cfe2303', '0p9tY7EdV2YdcZnFth4ZREzvE9CC/fGqoKH6+AwemTaxyKBHZs3v', '1700000000.1', 'VERIFY_NUMBERS', '', 'VERIFIED', 'b8957408e8b645aae996d92c0af02da4af45efcff60a071b', null);
insert into enquiry_audit (id, asked_at, person, sealing_key, caller_hash, caller_sealed, call_id, enquiry, detail, result, mac, mac_key)
values (3, timestamp with time zone '2026-11-20 02:00:00+00', 1, '3d6e83f37646d053', 'a9d5157a4313442cc9ec57936cfe2303', 'PWEbFOU8ZGVBydSKK+bZLio/K35nG2I0qSxrONntWxPC2iei/y+Z', '1700000000.1', 'PENSION', '', 'ANSWERED', 'ee0a03af2708d9c3ab63ce8fe0b2e6ccb07ce2b1c882b378', null);
insert into enquiry_audit (id, asked_at, person, sealing_key, caller_hash, caller_sealed, call_id, enquiry, detail, result, mac, mac_key)
values (4, timestamp with time zone '2026-11-20 02:00:01+00', 1, '3d6e83f37646d053', 'a9d5157a4313442cc9ec57936cfe2303', '2nLAuZNRUw5Kyeo+wnktj3CS7DeQFGjwHq37vnXuyavYuYbrwIos', '1700000000.1', 'PENSION', '', 'ANSWERED', '1e7a8cd2574eef73ccb5c8da7bb821c9d6c0a4faf35b610c', null);
insert into enquiry_audit (id, asked_at, person, sealing_key, caller_hash, caller_sealed, call_id, enquiry, detail, result, mac, mac_key)
values (5, timestamp with time zone '2026-11-20 02:00:02+00', 1, '3d6e83f37646d053', 'a9d5157a4313442cc9ec57936cfe2303', '/wLLSGnN5cWdaKooN30UK5yhedEXNJ5m2c1hw/gefvqrfcKfIkmU', '1700000000.1', 'PENSION', '', 'ANSWERED', '937f7214edf05d546214117eae3b80cfb89a32f3965df874', null);
insert into enquiry_audit (id, asked_at, person, sealing_key, caller_hash, caller_sealed, call_id, enquiry, detail, result, mac, mac_key)
values (6, timestamp with time zone '2026-11-20 02:01:03+00', null, '3d6e83f37646d053', '5d2d654381d975778a74a05970fe6ce0', 'CZ5KAsa2+Z+FVm3mZUmAeORVZpT31guOUZ3g+0GlZlKE2s+Xlsjo', '1700000000.1', 'VERIFY_NUMBERS', '', 'WRONG', 'adf433d89a04d4f416cb2302bd2360e0122d68c247be9986', null);
insert into enquiry_audit (id, asked_at, person, sealing_key, caller_hash, caller_sealed, call_id, enquiry, detail, result, mac, mac_key)
values (7, timestamp with time zone '2026-11-20 02:01:03+00', 2, '3d6e83f37646d053', 'a9d5157a4313442cc9ec57936cfe2303', 'JVYgOTi4W8ByyO6dyKj3uG7Uewd6LBVAU+WESM4s78KtovMsX8UC', '1700000000.1', 'VERIFY_PASSWORD', '', 'VERIFIED', '3392e2212cc38f874c6987e6b3c6fbcce6f6c65c81ea79fe', null);
insert into enquiry_audit (id, asked_at, person, sealing_key, caller_hash, caller_sealed, call_id, enquiry, detail, result, mac, mac_key)
values (8, timestamp with time zone '2026-11-20 02:01:03+00', 3, '3d6e83f37646d053', 'a9d5157a4313442cc9ec57936cfe2303', 'BQ6DyH3s9gxNCFovGM1hntKAyCwoFrf6kBiiGLXj/A3RdipjQTkn', '1700000000.1', 'PENSION', '', 'ANSWERED', '714b9062b25eb3bcce821d70f79472333ec999013b59511a', null);
insert into enquiry_audit (id, asked_at, person, sealing_key, caller_hash, caller_sealed, call_id, enquiry, detail, result, mac, mac_key)
values (9, timestamp with time zone '2026-11-20 02:01:04+00', 3, '3d6e83f37646d053', 'a9d5157a4313442cc9ec57936cfe2303', 'pPR1D1GbFZXZQ7N/d7ZoMr8Y0Kd3Ak/xInqnqSxEAmAx99tPl/zc', '1700000000.1', 'PENSION', '', 'ANSWERED', '6154f662f5db806001a2bd4b7290f10b234c356a252918a6', null);
insert into enquiry_audit (id, asked_at, person, sealing_key, caller_hash, caller_sealed, call_id, enquiry, detail, result, mac, mac_key)
values (10, timestamp with time zone '2026-11-20 02:01:05+00', 3, '3d6e83f37646d053', '74134ad30e94eb4f5ee17c92900dc68d', 'Scay6hjpmtOHzfgzN+tCXwOT7/PtEsrXCqsQfzEXqxh0jaM4xZUf', '1700000000.1', 'MEDICAL', '', 'ANSWERED', '6332b85395c728debe430c100600fac56f579402b1797462', null);
insert into audit_link (position, row_id, sealing_key, hash)
values (1, 2, '3d6e83f37646d053', '542bb85c7e1a2a4653ea10bfed27f5b8f0a4cf180995757c1898545c587d8c9a');
insert into audit_link (position, row_id, sealing_key, hash)
values (2, 3, '3d6e83f37646d053', 'e58af866c7ff050e95a7fdfe1d91a2bca800d0a0f9a3e50dc9b2833cd0faf17a');
insert into audit_link (position, row_id, sealing_key, hash)
values (3, 4, '3d6e83f37646d053', '5476ad6016549178fc90fb88fcdc2492007841c5c519acf9e6b3362a2c9134f5');
insert into audit_link (position, row_id, sealing_key, hash)
values (4, 5, '3d6e83f37646d053', 'ecd0618b77b30483463275f079ac40ea961ac25d1e1daba6fc5bffb426d75dd2');
insert into audit_link (position, row_id, sealing_key, hash)
values (5, 6, '3d6e83f37646d053', '133fe3efb35456fae2d862de10761546baf8944c4ecb11d264ae132e4798811d');
insert into audit_link (position, row_id, sealing_key, hash)
values (6, 7, '3d6e83f37646d053', '712ddd7f5114322a171fe70c6ceddee233e56f7e246ed649ecdf84e874b1f549');
insert into audit_link (position, row_id, sealing_key, hash)
values (7, 8, '3d6e83f37646d053', '6a20e1aa35737e5280aa3a12bcf999502b36d95c4c2ae981e546142939e41900');
insert into audit_link (position, row_id, sealing_key, hash)
values (8, 9, '3d6e83f37646d053', 'b8a722690c18bf9ddd5e5a8eb4b423c8811b96a942aedb1b66dd24acc9e9f11b');
delete from audit_head;
insert into audit_head (id, links, hash, removed, removed_hash, older, sealing_key, mac)
values (1, 8, 'b8a722690c18bf9ddd5e5a8eb4b423c8811b96a942aedb1b66dd24acc9e9f11b', 0, '', 1, '3d6e83f37646d053', '7195d89ba9c3c3491e1a54f3cd9909d542c181e6e8d2b93c8ce51b47381aa129');
alter table person alter column id restart with 1000;
alter table enquiry_audit alter column id restart with 1000;
