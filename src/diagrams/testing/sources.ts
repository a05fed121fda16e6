/** The drawings of the page that this guide grew from, as they stood, in the spelling of today. */
export const SEEDS: Record<string, string> = {
  problem: `flowchart LR
accTitle: The problem drawing
accDescr: Who gets through to a private network
internet
Customer_A_Network
Customer_B_Network


subgraph internet
    subgraph Customer_A_Network
        S[(Secure Resource, <br/> i.e. Database)]
    end
    subgraph Customer_B_Network
        R[(Secure Resource, <br/> i.e. Artifact Repo)]
    end
    subgraph CircleCI SaaS Platform
        C[CircleCI Orchestration]
        A[Customer A Builds]<-->C
        B[Customer B Builds]<-->C
    end

    H[Internet Baddy]--x|hacking| Customer_A_Network

    A--x|Blocked|Customer_A_Network
    B--x|Blocked|Customer_B_Network
end
`,
  ranges: `flowchart TD
accTitle: The ranges drawing
accDescr: Who gets through to a private network

subgraph IP Ranges<br/>

    subgraph X[Customer A Network]
        S[(Secure Resource, <br/> i.e. Database)]
    end
    subgraph E[everyone else]
        H[Internet Baddy]
    end
    subgraph CircleCI SaaS Platform
        C[CircleCI Orchestration]
        A[Customer A Builds]<-->C
        B[Customer B Builds]<-->C
    end

    H--x|Blocked| X

    A-->|Allowed|S
    B-.->|Allowed|S

end
`,
  runner: `flowchart LR
accTitle: The runner drawing
accDescr: Who gets through to a private network

subgraph Container Runner<br/>

    subgraph X[Customer A Network]
        S[(Secure Resource, <br/> i.e. Database)]
        R[Runner]
        R-->|Allowed|S
    end
    subgraph CircleCI SaaS Platform
        C[CircleCI Orchestration]
        A[Customer A Builds]<-->C
        B[Customer B Builds]<-->C
    end
    R-->|Allowed|C
    B-.-x|Blocked| X
    subgraph E[everyone else]
        H[Internet Baddy]
    end


    H-.-x X

end
`,
};

/** The first figure of an option, with everything that a `flows` figure may hold. */
export const SAMPLE = `flowchart LR
accTitle: Who may open a connection to whom
accDescr: One or two sentences that say what the drawing shows. It is printed under the caption too.
subgraph everyone [Everyone else]
  internet[The internet]
end
subgraph circleci [CircleCI cloud]
  orchestrator[Orchestrator]
  customer_b["Customer B's jobs"]
end
subgraph network [Your network]
  agent[Runner agent]
  your_jobs["Your job's pod"]
  resource[(Database)]
end
internet --x|blocked| network
customer_b --x|blocked| network
agent -->|polls, TCP 443| orchestrator
agent --> your_jobs
your_jobs --> resource
class network wall
`;

export const SEQUENCE = `sequenceDiagram
accTitle: A job asks for access
accDescr: The job asks and the broker opens
participant J as Your job
participant B as Broker
participant F as Firewall
J->>B: OIDC token
B->>F: Allow 203.0.113.7
F-->>B: Rule id
alt expired
B--xJ: Refused
else fine
B-->>J: Opened
end
Note over J,F: 15 minutes
J->>F: TCP 5432
`;
