// The Harmonized System of 2022 in the project's own short words: every section and chapter, and the headings and
// subheadings that makers of vehicle components and their suppliers trade in. After a bar: words that people type.

/** First and last chapter of each section, by its number. */
export const HS_SECTIONS = `
1 5 Live animals and animal products
6 14 Vegetable products
15 15 Fats and oils
16 24 Prepared food, beverages and tobacco
25 27 Mineral products
28 38 Chemical products
39 40 Plastics and rubber
41 43 Hides, leather and furs
44 46 Wood, cork and straw
47 49 Pulp, paper and print
50 63 Textiles
64 67 Footwear and headgear
68 70 Stone, ceramics and glass
71 71 Precious stones and metals
72 83 Base metals and articles of them
84 85 Machinery and electrical equipment
86 89 Vehicles, aircraft and vessels
90 92 Instruments, clocks and music
93 93 Arms and ammunition
94 96 Furniture, toys and other goods
97 97 Works of art
`;

export const HS_CHAPTERS = `
01 Live animals
02 Meat
03 Fish and seafood
04 Dairy, eggs and honey
05 Other products of animals
06 Live plants and flowers
07 Vegetables
08 Fruit and nuts
09 Coffee, tea and spices
10 Cereals
11 Milling products, malt and starch
12 Oil seeds, medicinal and industrial plants
13 Gums and resins
14 Plaiting materials of plants
15 Fats and oils
16 Preparations of meat and fish
17 Sugar
18 Cocoa
19 Preparations of cereals, bakery
20 Preparations of vegetables and fruit
21 Other food preparations
22 Beverages
23 Food residues and fodder
24 Tobacco
25 Salt, sulphur, earths, stone, cement
26 Ores, slag and ash
27 Mineral fuels and oils | lubricant
28 Inorganic chemicals
29 Organic chemicals
30 Pharmaceutical products
31 Fertilisers
32 Dyes, paints and varnishes | coating
33 Essential oils and cosmetics
34 Soap, waxes and lubricating preparations
35 Proteins, glues and enzymes | adhesive
36 Explosives
37 Photographic goods
38 Other chemical products | brake fluid coolant
39 Plastics and articles of plastics | polymer
40 Rubber and articles of rubber
41 Hides and leather
42 Articles of leather
43 Furs
44 Wood and articles of wood
45 Cork
46 Plaiting and baskets
47 Pulp
48 Paper and board | packaging
49 Printed matter
50 Silk
51 Wool
52 Cotton
53 Other vegetable textile fibres
54 Man-made filaments
55 Man-made staple fibres
56 Wadding, felt and rope
57 Carpets
58 Special woven fabrics
59 Coated and technical textiles
60 Knitted fabrics
61 Clothing, knitted
62 Clothing, not knitted
63 Other textile articles
64 Footwear
65 Headgear
66 Umbrellas
67 Feathers and artificial flowers
68 Articles of stone, cement and friction material
69 Ceramic products
70 Glass
71 Precious stones and metals
72 Iron and steel
73 Articles of iron or steel
74 Copper
75 Nickel
76 Aluminium
78 Lead
79 Zinc
80 Tin
81 Other base metals
82 Tools and cutlery
83 Other articles of base metal
84 Machinery and mechanical appliances
85 Electrical machinery and equipment
86 Railway vehicles
87 Road vehicles and their parts | automotive car truck tractor
88 Aircraft
89 Ships and boats
90 Measuring, optical and medical instruments
91 Clocks and watches
92 Musical instruments
93 Arms
94 Furniture, lamps and prefabricated buildings
95 Toys and sports goods
96 Other manufactured articles
97 Works of art
`;

export const HS_HEADINGS = `
2710 Petroleum oils
271019 Lubricating and other heavier oils | engine oil grease
3208 Paints and varnishes
320890 Paints of other polymers | coating lacquer
3506 Prepared glues and adhesives
350691 Adhesives based on polymers | bonding
3819 Hydraulic brake fluids
381900 Brake and transmission fluids | clutch fluid
3901 Polymers of ethylene
390120 Polyethylene, high density
3902 Polymers of propylene
390210 Polypropylene
3917 Tubes, pipes and hoses of plastics
391732 Plastic tubes without fittings | hose
3923 Plastic packaging
392310 Plastic boxes and crates
3926 Other articles of plastics
392630 Plastic fittings for furniture and coachwork | trim
392690 Plastic parts, other | injection moulded moulding
4009 Tubes, pipes and hoses of rubber
400931 Rubber hoses with textile, without fittings | coolant hose
400932 Rubber hoses with textile and fittings | brake hose
4010 Conveyor and transmission belts of rubber
401031 V-belts | drive belt
4011 New rubber tyres
401110 Tyres for cars
401120 Tyres for buses and lorries | truck tyre
4016 Other articles of vulcanised rubber
401693 Gaskets and seals of rubber | washer o-ring sealing
401699 Rubber parts, other | bushing vibration mount damper
5911 Technical textiles
591190 Textile articles for technical uses
6813 Friction material
681320 Friction material with asbestos
681381 Brake linings and pads
681389 Clutch facings and other friction material | clutch lining disc
7007 Safety glass
700711 Toughened glass for vehicles
700721 Laminated glass for vehicles | windscreen
7009 Glass mirrors
700910 Rear-view mirrors
7208 Hot-rolled flat steel
720839 Hot-rolled steel coil | sheet
7209 Cold-rolled flat steel
720917 Cold-rolled steel coil | sheet
7214 Steel bars, forged or hot-rolled
721499 Steel bars, other | rod
7216 Steel angles and sections
721650 Steel sections, other | profile
7304 Seamless steel tubes
730431 Precision steel tubes, cold-drawn
7307 Tube and pipe fittings of steel
730799 Pipe fittings, other
7318 Screws, bolts, nuts and rivets | fastener
731815 Screws and bolts | fastener
731816 Nuts | fastener
7320 Springs of iron or steel
732010 Leaf springs
732020 Helical springs | coil spring
732090 Springs, other | diaphragm spring disc spring clutch
7325 Cast articles of iron or steel
732510 Castings of grey iron | foundry
732599 Castings of iron or steel, other | ductile foundry
7326 Other articles of iron or steel
732619 Forged articles of steel | forging
732690 Articles of steel, other | stamping pressing bracket sheet metal
7411 Copper tubes
741110 Tubes of refined copper
7601 Unwrought aluminium
760120 Aluminium alloys | ingot
7604 Aluminium bars and profiles
760429 Aluminium profiles, other | extrusion
7606 Aluminium sheet
760612 Aluminium alloy sheet
7616 Other articles of aluminium
761699 Aluminium parts, other | die casting castings machined
7907 Other articles of zinc
790700 Zinc die castings
8205 Hand tools
820559 Hand tools, other
8207 Interchangeable tools
820730 Tools for pressing and stamping | die punch
820760 Tools for boring and broaching
820770 Milling tools
8302 Fittings of base metal
830230 Metal fittings for vehicles | hinge bracket
8407 Petrol engines
840734 Petrol engines over 1,000 cc
8408 Diesel engines
840820 Diesel engines for vehicles
8409 Parts of engines
840991 Parts of petrol engines | piston valve
840999 Parts of diesel engines | piston cylinder liner
8412 Other engines and motors
841221 Hydraulic cylinders | linear actuator
8413 Pumps for liquids
841330 Fuel, oil and cooling pumps of engines | water pump
8414 Air pumps, compressors and fans
841459 Fans, other
841480 Compressors and turbochargers | turbo
8415 Air conditioning
841520 Air conditioning of vehicles
8421 Filters and centrifuges
842123 Oil and fuel filters
842131 Intake air filters
842132 Catalytic converters and particulate filters | exhaust
8454 Foundry machines
845430 Casting machines | die casting
8456 Machines working by laser and plasma
845611 Laser cutting machines
8457 Machining centres
845710 Machining centres | cnc
8458 Lathes
845811 Numerically controlled lathes | cnc turning
8460 Grinding and finishing machines
846024 Numerically controlled grinding machines
8462 Presses, bending and forging machines
846219 Forging machines
846261 Hydraulic presses
8466 Parts of machine tools
846620 Work holders | fixture clamping
8477 Machines for rubber and plastics
847710 Injection-moulding machines
8479 Other machines
847950 Industrial robots | automation
847989 Machines, other | assembly machine test bench
8480 Moulds and moulding boxes
848041 Moulds for metal, injection type | die casting mould
848071 Moulds for rubber or plastics | tool injection mould
8481 Taps and valves
848120 Hydraulic and pneumatic valves
848180 Valves, other
8482 Ball and roller bearings
848210 Ball bearings | release bearing
848220 Tapered roller bearings
8483 Shafts, gears, couplings | transmission
848310 Transmission shafts and crankshafts | camshaft
848340 Gears and gearing | gearbox
848350 Flywheels and pulleys
848360 Clutches and shaft couplings for machines | clutch coupling
848390 Parts of shafts, gears and couplings | toothed wheel
8484 Gaskets of metal
848410 Metal gaskets | cylinder head gasket
8501 Electric motors and generators
850110 Electric motors up to 37.5 W
850131 Direct-current motors
8504 Transformers and converters
850440 Static converters | charger inverter
8506 Primary batteries
850610 Primary cells
8507 Accumulators
850710 Lead-acid starter batteries
850760 Lithium-ion accumulators | battery
8511 Ignition and starting equipment
851110 Spark plugs
851140 Starter motors
851150 Alternators and other generators
8512 Lighting and signalling of vehicles
851220 Lamps for vehicles | headlamp lighting led
851230 Horns and sound signals
851240 Wipers and defrosters
8526 Radar and remote control
852610 Radar | driver assistance
8534 Printed circuits
853400 Printed circuit boards | pcb
8536 Switches, connectors and fuses up to 1,000 V
853650 Switches
853669 Plugs and sockets | connector
8537 Control panels
853710 Control panels up to 1,000 V | electronic control unit
8541 Semiconductors
854141 Light-emitting diodes | led
8542 Integrated circuits
854231 Processors and controllers | chip
8544 Insulated wire and cable
854430 Wiring sets for vehicles | harness
854442 Cables with connectors
8701 Tractors
870130 Tracked tractors
870193 Farm tractors of 37 to 75 kW
8703 Passenger cars
870323 Cars of 1,500 to 3,000 cc
870380 Electric cars
8704 Lorries
870421 Diesel lorries up to 5 t | truck
8706 Chassis with engines
870600 Chassis with engines
8707 Bodies for vehicles
870710 Bodies for cars | coachwork
870790 Bodies for other vehicles | cab
8708 Parts of motor vehicles
870810 Bumpers
870821 Safety belts
870829 Parts of bodies | door trim panel
870830 Brakes and their parts | servo disc drum caliper
870840 Gearboxes and their parts | transmission
870850 Drive axles and their parts | differential
870870 Wheels and their parts | rim
870880 Suspension and shock absorbers | damper
870891 Radiators and their parts
870892 Silencers and exhaust pipes | muffler
870893 Clutches and their parts | clutch disc pressure plate
870894 Steering wheels, columns and boxes | steering
870895 Airbags
870899 Parts of motor vehicles, other
8711 Motorcycles
871120 Motorcycles of 50 to 250 cc
8714 Parts of motorcycles and bicycles
871410 Parts of motorcycles | clutch two-wheeler
871491 Frames and forks of bicycles
8716 Trailers
871639 Trailers for goods
871690 Parts of trailers
9026 Instruments for flow, level and pressure
902620 Pressure sensors | sensor
9029 Revolution counters and speedometers
902920 Speedometers
9031 Measuring and checking instruments
903120 Test benches | testing
903180 Measuring instruments, other | metrology gauge
9032 Controlling instruments
903289 Automatic regulators | controller
9401 Seats
940120 Seats for vehicles
9405 Lamps
940542 Lamps with LED
`;
