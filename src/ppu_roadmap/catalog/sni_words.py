"""What people read of SNI ISO 37122: titles, themes and units, in the words of the list beside this file.

Of the Indonesian titles the list gives two, from their sources; the others are our translations.
"""

from types import MappingProxyType

from ppu_roadmap.catalog.labels import Labels
from ppu_roadmap.text import _

SNI_TITLE: Labels = MappingProxyType(
    {
        "5.1": _("city-service contracts with an open data policy"),
        "5.2": _("survival rate of new businesses"),
        "5.3": _("labour force in ICT occupations"),
        "5.4": _("labour force in education and R&D occupations"),
        "6.1": _("population professionally proficient in more than one language"),
        "6.2": _("digital learning devices for students"),
        "6.3": _("STEM higher-education degrees"),
        "7.1": _("energy from wastewater, waste and waste heat in city energy mix"),
        "7.2": _("energy from wastewater treatment"),
        "7.3": _("energy from solid or other liquid waste treatment"),
        "7.4": _("electricity from decentralised production"),
        "7.5": _("grid storage capacity relative to city energy use"),
        "7.6": _("street lighting under a light management system"),
        "7.7": _("street lighting refurbished or newly installed"),
        "7.8": _("public buildings requiring renovation"),
        "7.9": _("buildings with smart energy meters"),
        "7.10": _("EV charging stations per registered EV"),
        "8.1": _("buildings built or refurbished in last 5 years to green principles"),
        "8.2": _("real-time remote air quality stations"),
        "8.3": _("public buildings with indoor air quality monitoring"),
        "9.1": _("sharing-economy revenue as share of own-source revenue"),
        "9.2": _("payments to the city made electronically on e-invoices"),
        "10.1": _("annual online visits to municipal open data portal"),
        "10.2": _("city services accessible and requestable online"),
        "10.3": _("average response time to non-emergency inquiries"),
        "10.4": _("average downtime of city IT infrastructure"),
        "11.1": _("population with unified online health file"),
        "11.2": _("remote medical appointments per year"),
        "11.3": _("population with real-time public alerts for air and water quality"),
        "12.1": _("households with smart energy meters"),
        "12.2": _("households with smart water meters"),
        "13.1": _("public buildings accessible to persons with special needs"),
        "13.2": _("municipal budget for mobility aids and assistive technology"),
        "13.3": _("marked pedestrian crossings with accessible signals"),
        "13.4": _("municipal budget for bridging the digital divide"),
        "14.1": _("public recreation services bookable online"),
        "15.1": _("city area covered by digital surveillance cameras"),
        "16.1": _("waste drop-off centres with telemetering"),
        "16.2": _("population with door-to-door collection and individual monitoring"),
        "16.3": _("waste used to generate energy"),
        "16.4": _("plastic waste recycled"),
        "16.5": _("public garbage bins with sensors"),
        "16.6": _("electrical and electronic waste recycled"),
        "17.1": _("online bookings for cultural facilities"),
        "17.2": _("cultural records digitised"),
        "17.3": _("public library book and e-book titles"),
        "17.4": _("population that are active library users"),
        "18.1": _("population with sufficiently fast broadband"),
        "18.2": _("city area without telecommunication coverage"),
        "18.3": _("city area with municipally provided internet"),
        "19.1": _("streets covered by real-time traffic alerts"),
        "19.2": _("users of sharing-economy transport"),
        "19.3": _("low-emission vehicles registered"),
        "19.4": _("bicycles in municipal bike sharing"),
        "19.5": _("public transport lines with public real-time system"),
        "19.6": _("public transport network on unified payment"),
        "19.7": _("public parking spaces with e-payment"),
        "19.8": _("public parking spaces with real-time availability"),
        "19.9": _("intelligent traffic lights"),
        "19.10": _("city area on real-time interactive street maps"),
        "19.11": _("autonomous vehicles registered"),
        "19.12": _("public transport routes with municipal internet for commuters"),
        "19.13": _("roads conforming with autonomous driving"),
        "19.14": _("bus fleet that is motor-driven (see standard for exact meaning)"),
        "20.1": _("municipal budget spent on urban agriculture"),
        "20.2": _("municipal food waste sent to composting"),
        "20.3": _("land area covered by online food-supplier mapping"),
        "21.1": _("citizens engaged in planning per year"),
        "21.2": _("building permits submitted electronically"),
        "21.3": _("average building permit approval time"),
        "21.4": _("population living at medium-to-high density"),
        "22.1": _("treated wastewater reused"),
        "22.2": _("biosolids reused (dry mass)"),
        "22.3": _("energy from wastewater in total city energy use"),
        "22.4": _("wastewater used to generate energy"),
        "22.5": _("wastewater pipelines with real-time sensor monitoring"),
        "23.1": _("drinking water tracked by real-time quality monitoring"),
        "23.2": _("real-time environmental water quality stations"),
        "23.3": _("water network monitored by a smart water system"),
        "23.4": _("buildings with smart water meters"),
    }
)
"""Titles by number."""

SNI_THEME: Labels = MappingProxyType(
    {
        "Economy": _("Economy"),
        "Education": _("Education"),
        "Energy": _("Energy"),
        "Environment and climate change": _("Environment and climate change"),
        "Finance": _("Finance"),
        "Governance": _("Governance"),
        "Health": _("Health"),
        "Housing": _("Housing"),
        "Population and social conditions": _("Population and social conditions"),
        "Recreation": _("Recreation"),
        "Safety": _("Safety"),
        "Solid waste": _("Solid waste"),
        "Sport and culture": _("Sport and culture"),
        "Telecommunication": _("Telecommunication"),
        "Transportation": _("Transportation"),
        "Urban/local agriculture and food security": _("Urban/local agriculture and food security"),
        "Urban planning": _("Urban planning"),
        "Wastewater": _("Wastewater"),
        "Water": _("Water"),
    }
)
"""Themes, in the order of the standard."""

SNI_UNIT: Labels = MappingProxyType(
    {
        "per 100000 population": _("per 100000 population"),
        "per 1000 students": _("per 1000 students"),
        "GJ per capita per year": _("GJ per capita per year"),
        "ratio": _("ratio"),
        "per km2": _("per km2"),
        "days": _("days"),
        "hours": _("hours"),
        "tonnes per capita per year": _("tonnes per capita per year"),
        "%": _("%"),
    }
)
"""Units of the list."""
