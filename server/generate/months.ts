/** How what is written becomes money by month, for the first page of the reference: enough to compute a plan by hand, to the cent. */

/** Markdown. */
export const MONTHS = `## How money falls into months

A plan is money by line and fiscal month, in whole minor units of the line's currency. Everything else is added up from that.

| what is written | what falls in a month |
|---|---|
| a total | The same in each month of its period, or by the number of its days (\`phasing: days\`). The parts add up to the total: units that do not divide stand in the months from which most was cut off, of equals in the earlier. |
| so much per month | So much in each fiscal month, whether it has four weeks or five. |
| so much per quarter or year | A third or a twelfth, or by the number of its days. The months of one quarter or year are rounded together, as those of a total. |
| so much per day or hour | So much for each day of the fiscal month; a day has 24 hours. Hours that somebody works are a quantity at a price: \`160/month\` at \`92.50 EUR/person-hour\`. |
| a quantity at a price | The quantity times the price of that month; at a price per quarter or year the months are rounded together, as those of such a rate. A count of several months is spread over them as a total is, and not rounded before it is multiplied. |
| a percentage of other lines | That part of their months, which are rounded already. |

Each month of a line is exact until it is rounded, once, half away from zero. What is in another currency than the workspace is converted month by month at the planned rate
of the month, rounded, and then added: so the same plan has the same total in every grouping.

Where fiscal months are no calendar months, money is written by whole fiscal ones (\`FY2027-P03\`, \`FY2027-Q1\`). When something holds may be written in either: a beginning
counts from the first fiscal month that begins on or after it, an end to the last that begins on or before it, so that \`..2027-10\` and \`2027-11..\` leave no gap. \`outlay show --periods\`
prints the days.`;
